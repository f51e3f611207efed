import type { Check } from '../policy/check.ts';

/** An RSA modulus must be a whole number of bytes long (BR 6.1.5: "evenly divisible by 8"). */
export const rsaWholeBytes: Check = {
  facts: ['bits'],
  parameters: [],
  run: ({ key }) => (key && key.bits !== null && key.type.startsWith('RSA') && key.bits % 8 !== 0 ? [{ bits: key.bits }] : []),
};
