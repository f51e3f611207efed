import { findSignatureAlgorithm, rsaPssOid } from '../x509/signature-algorithms.ts';
import type { Signature } from '../x509/subject.ts';

/** How a signature was made. `hash` is written as in Signature. */
export type Scheme =
  | { family: 'rsa-pkcs1' | 'ecdsa' | 'dsa'; hash: string }
  | { family: 'rsa-pss'; hash: string; saltLength: number }
  | { family: 'ed25519' | 'ed448' };

/**
 * The scheme of a signature, or null where it is none of those known here.
 * RSA-PSS takes hash and salt length from the signature; both must be there, and the mask function's hash must be the same one
 * (the decoder leaves `hash` null where it is not).
 */
export function readScheme(signature: Signature): Scheme | null {
  if (signature.oid !== rsaPssOid) {
    const { family = null, hash = null } = findSignatureAlgorithm(signature.oid) ?? {};
    if (family === 'ed25519' || family === 'ed448') return { family };
    return family === null || hash === null ? null : { family, hash };
  }
  const { hash, saltLength } = signature;
  if (hash === null || saltLength === null || !Number.isInteger(saltLength) || saltLength < 0) return null;
  return { family: 'rsa-pss', hash, saltLength };
}
