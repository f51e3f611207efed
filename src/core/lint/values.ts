import type { Check } from '../policy/check.ts';
import { guessMojibake } from '../policy/guess-mojibake.ts';
import { listParameter } from '../policy/parameter.ts';
import { excerpt } from '../text/excerpt.ts';

/** Values that stand for "nothing": signs alone, words for it, and what programs fill in by themselves (BR 7.1.2.7.4). */
export const placeholder: Check = {
  facts: ['type', 'value'],
  parameters: ['words'],
  run: ({ subject }, parameters) => {
    const words = listParameter(parameters, 'words').map((word) => word.toLowerCase());
    return (subject?.attributes ?? [])
      .filter(({ value }) => value.length < 200 && (/^[^\p{L}\p{N}]*$/u.test(value) || words.includes(value.trim().toLowerCase())))
      .map(({ type, value }) => ({ type, value: excerpt(value) }));
  },
};

/** Accented letters that were stored twice, as "MÃ¼nchen". Chinese that became such letters has a rule of its own. */
export const doubleEncoding: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? [])
      .filter(
        ({ value }) =>
          /[\u00c2-\u00df][\u0080-\u00bf]|\u00e2\u20ac|\u00c3[\u2010-\u2122\u0152-\u017e]/.test(value) && guessMojibake(value) === null,
      )
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};

/** HTML in a name: "&amp;" and the like. */
export const htmlEntity: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? [])
      .filter(({ value }) => /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i.test(value))
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};
