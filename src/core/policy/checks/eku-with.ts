import type { Check } from '../check.ts';
import { textParameter } from '../parameter.ts';

/** An extended key usage that includes a purpose (RFC 5280, 4.2.1.12). */
export const ekuWith: Check = {
  facts: ['purpose'],
  parameters: ['purpose'],
  run: ({ extendedKeyUsage }, parameters) => {
    const purpose = textParameter(parameters, 'purpose');
    return extendedKeyUsage.includes(purpose) ? [{ purpose }] : [];
  },
};
