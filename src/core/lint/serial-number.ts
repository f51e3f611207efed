import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { textParameter } from '../policy/parameter.ts';

/** Serial numbers: positive and at most 20 octets (RFC 5280, 4.1.2.2), at least 64 random bits (BR 7.1). A negative one is written with "-". */
export const serialNumber: Check = {
  facts: ['serial', 'bytes'],
  parameters: ['problem'],
  run: ({ serialHex }, parameters) => {
    if (serialHex === null) return [];
    const digits = serialHex.replace(/^[-0]+/, '');
    const bytes = Math.ceil(digits.length / 2);
    const problem = serialHex.startsWith('-') || bytes === 0 ? 'not-positive' : bytes > 20 ? 'long' : bytes < 8 ? 'short' : '';
    return problem !== '' && problem === textParameter(parameters, 'problem') ? [{ serial: excerpt(serialHex), bytes }] : [];
  },
};
