import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { guessMojibake } from '../guess-mojibake.ts';

// C1 controls, which no screen shows: "è¡æ¿é¢" is what readers search for.
const UNSEEN = /[\u0080-\u009f]/g;

/** Chinese stored byte by byte as Latin letters (`openssl req -subj` without `-utf8`); the guess is what was meant. */
export const mojibake: Check = {
  facts: ['type', 'value', 'guess', 'encoding'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? []).flatMap(({ type, value }) => {
      const found = guessMojibake(value);
      return found ? [{ type, value: excerpt(value.replace(UNSEEN, '')), guess: excerpt(found.guess), encoding: found.encoding }] : [];
    }),
};
