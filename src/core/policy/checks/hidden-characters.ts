import type { Check } from '../check.ts';
import { excerpt, hiddenCharacters } from '../../text/excerpt.ts';
import { guessMojibake } from '../guess-mojibake.ts';

/** Control, zero-width and bidirectional characters in names: what is read is not what is there (UTS 39, 3.1; RFC 5280, 7.1). */
export const hiddenCharactersCheck: Check = {
  facts: ['where', 'value', 'codePoints'],
  parameters: [],
  run: ({ subject, san }) => {
    const texts = [
      // Mojibake is full of C1 controls and has a finding of its own.
      ...(subject?.attributes ?? []).filter(({ value }) => !guessMojibake(value)).map(({ type, value }) => ({ where: type, value })),
      ...san.map(({ value }) => ({ where: 'SAN', value })),
    ];
    return texts.flatMap(({ where, value }) => {
      const found = hiddenCharacters(value);
      return found.length > 0 ? [{ where, value: excerpt(value), codePoints: found.slice(0, 10).join(' ') }] : [];
    });
  },
};
