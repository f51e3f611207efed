import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';

/** Values that begin or end with a blank, also a full-width one. The common name's are found by `name-form`. */
export const valueBlanks: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? [])
      .filter(({ type, value }) => type !== 'CN' && value !== value.trim())
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};
