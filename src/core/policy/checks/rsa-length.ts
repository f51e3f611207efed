import type { Check } from '../check.ts';
import { numberParameter } from '../parameter.ts';

/** Length of an RSA modulus in bits, counted one by one: 2047 is not 2048 (BR 6.1.5; FIPS 186-5, 5.1). */
export const rsaLength: Check = {
  facts: ['bits', 'minimum', 'maximum'],
  parameters: ['minimum', 'maximum'],
  run: ({ key }, parameters) => {
    if (!key || key.bits === null || (key.type !== 'RSA' && key.type !== 'RSA-PSS')) return [];
    const minimum = numberParameter(parameters, 'minimum');
    const maximum = numberParameter(parameters, 'maximum');
    const outside = (minimum !== null && key.bits < minimum) || (maximum !== null && key.bits > maximum);
    return outside ? [{ bits: key.bits, minimum, maximum }] : [];
  },
};
