import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { textParameter } from '../parameter.ts';

/** An attribute in the subject that does not belong there (BR 7.1.4.2: organizationalUnitName since 2022-09-01). */
export const attributePresent: Check = {
  facts: ['type', 'value'],
  parameters: ['type'],
  run: ({ subject }, parameters) =>
    (subject?.attributes ?? [])
      .filter(({ type }) => type === textParameter(parameters, 'type'))
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};
