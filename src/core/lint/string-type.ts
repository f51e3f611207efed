import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { listParameter } from '../policy/parameter.ts';

/** Names in string types that new certificates should not use (RFC 5280, 4.1.2.4: PrintableString or UTF8String). */
export const stringType: Check = {
  facts: ['type', 'value', 'stringType'],
  parameters: ['types'],
  run: ({ subject }, parameters) => {
    const types = listParameter(parameters, 'types');
    return (subject?.attributes ?? [])
      .filter((attribute) => types.includes(attribute.stringType))
      .map((attribute) => ({ type: attribute.type, value: excerpt(attribute.value), stringType: attribute.stringType }));
  },
};
