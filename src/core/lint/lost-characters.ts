import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';

/** Question marks or U+FFFD where Chinese was lost in a code page; no name of an agency or a host has one. */
export const lostCharacters: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? [])
      .filter(({ type, value }) => ['CN', 'O', 'OU', 'L', 'ST'].includes(type) && /[?\ufffd]/.test(value))
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};
