import type { PublicKey } from '../x509/subject.ts';

/**
 * A DSA key without parameters takes those of the key that certified it (RFC 3279 2.3.2, RFC 5280 6.1.4 (e)).
 * Gives `key` with the parameters of `issuerKey` to check with, or `key` itself where there is nothing to inherit; `spki` stays as it was written.
 */
export function inheritDsaParameters(key: PublicKey, issuerKey: PublicKey): PublicKey {
  const own = key.material;
  const above = issuerKey.material;
  if (own?.type !== 'dsa' || own.domain !== null || above?.type !== 'dsa' || above.domain === null) return key;
  return { ...key, bits: issuerKey.bits, material: { ...own, domain: above.domain } };
}
