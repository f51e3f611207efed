import type { Check } from '../check.ts';
import type { PublicKey } from '../../x509/subject.ts';
import { inspectRsaModulus } from '../../weak-key/inspect-rsa-modulus.ts';
import { textParameter } from '../parameter.ts';

// Several rules ask about one key, and the search for close primes is not free.
const inspected = new WeakMap<PublicKey, ReturnType<typeof inspectRsaModulus>>();

const answers: Readonly<Record<string, (result: ReturnType<typeof inspectRsaModulus>) => boolean>> = {
  roca: ({ roca }) => roca,
  fermat: ({ fermat }) => fermat,
  'small-factor': ({ smallFactor }) => smallFactor !== null,
  unchecked: ({ checked }) => !checked,
};

/** Keys that can be factored: ROCA (CVE-2017-15361), primes too close together (Fermat), a small factor (BR 6.1.1.3, 6.1.6). */
export const rsaModulus: Check = {
  facts: ['bits', 'factor'],
  parameters: ['weakness'],
  run: ({ key }, parameters) => {
    if (!key || key.modulusHex === null || !key.type.startsWith('RSA')) return [];
    const result = inspected.get(key) ?? inspectRsaModulus(key.modulusHex);
    inspected.set(key, result);
    const hit = answers[textParameter(parameters, 'weakness')]?.(result) === true;
    return hit ? [{ bits: key.bits, factor: result.smallFactor }] : [];
  },
};
