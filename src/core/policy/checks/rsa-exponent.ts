import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { inspectRsaExponent } from '../../weak-key/inspect-rsa-exponent.ts';
import { textParameter } from '../parameter.ts';

/** The public exponent: invalid is even, below 3 or no number; unusual is any other than 65537 (BR 6.1.6; RFC 8017, 3.1). */
export const rsaExponent: Check = {
  facts: ['exponent'],
  parameters: ['problem'],
  run: ({ key }, parameters) => {
    if (!key || key.exponent === null || !key.type.startsWith('RSA')) return [];
    const weakness = inspectRsaExponent(key.exponent);
    const invalid = weakness === 'even' || weakness === 'not-above-one' || weakness === 'unreadable';
    const hit = textParameter(parameters, 'problem') === 'invalid' ? invalid : !invalid && key.exponent !== '65537';
    return hit ? [{ exponent: excerpt(key.exponent) }] : [];
  },
};
