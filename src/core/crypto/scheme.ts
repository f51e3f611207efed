import type { Signature } from '../x509/subject.ts';

/** How a signature was made. `hash` is written as in Signature. */
export type Scheme =
  | { family: 'rsa-pkcs1' | 'ecdsa' | 'dsa'; hash: string }
  | { family: 'rsa-pss'; hash: string; saltLength: number }
  | { family: 'ed25519' | 'ed448' };

/** Signature algorithms by OID: RFC 3279 2.2, RFC 4055 5, RFC 5758, RFC 8410 3, NIST's own arc, and OIW's old ones (1.3.14). */
const SCHEMES: Record<string, Scheme> = {
  '1.2.840.113549.1.1.4': { family: 'rsa-pkcs1', hash: 'MD5' },
  '1.3.14.3.2.3': { family: 'rsa-pkcs1', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { family: 'rsa-pkcs1', hash: 'SHA-1' },
  '1.3.14.3.2.29': { family: 'rsa-pkcs1', hash: 'SHA-1' },
  '1.2.840.113549.1.1.14': { family: 'rsa-pkcs1', hash: 'SHA-224' },
  '1.2.840.113549.1.1.11': { family: 'rsa-pkcs1', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { family: 'rsa-pkcs1', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { family: 'rsa-pkcs1', hash: 'SHA-512' },
  '1.2.840.113549.1.1.15': { family: 'rsa-pkcs1', hash: 'SHA-512/224' },
  '1.2.840.113549.1.1.16': { family: 'rsa-pkcs1', hash: 'SHA-512/256' },
  '2.16.840.1.101.3.4.3.13': { family: 'rsa-pkcs1', hash: 'SHA3-224' },
  '2.16.840.1.101.3.4.3.14': { family: 'rsa-pkcs1', hash: 'SHA3-256' },
  '2.16.840.1.101.3.4.3.15': { family: 'rsa-pkcs1', hash: 'SHA3-384' },
  '2.16.840.1.101.3.4.3.16': { family: 'rsa-pkcs1', hash: 'SHA3-512' },
  '1.2.840.10045.4.1': { family: 'ecdsa', hash: 'SHA-1' },
  '1.2.840.10045.4.3.1': { family: 'ecdsa', hash: 'SHA-224' },
  '1.2.840.10045.4.3.2': { family: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { family: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { family: 'ecdsa', hash: 'SHA-512' },
  '2.16.840.1.101.3.4.3.9': { family: 'ecdsa', hash: 'SHA3-224' },
  '2.16.840.1.101.3.4.3.10': { family: 'ecdsa', hash: 'SHA3-256' },
  '2.16.840.1.101.3.4.3.11': { family: 'ecdsa', hash: 'SHA3-384' },
  '2.16.840.1.101.3.4.3.12': { family: 'ecdsa', hash: 'SHA3-512' },
  '1.2.840.10040.4.3': { family: 'dsa', hash: 'SHA-1' },
  '1.3.14.3.2.27': { family: 'dsa', hash: 'SHA-1' },
  '2.16.840.1.101.3.4.3.1': { family: 'dsa', hash: 'SHA-224' },
  '2.16.840.1.101.3.4.3.2': { family: 'dsa', hash: 'SHA-256' },
  '2.16.840.1.101.3.4.3.3': { family: 'dsa', hash: 'SHA-384' },
  '2.16.840.1.101.3.4.3.4': { family: 'dsa', hash: 'SHA-512' },
  '1.3.101.112': { family: 'ed25519' },
  '1.3.101.113': { family: 'ed448' },
};

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/**
 * The scheme of a signature, or null where it is none of those known here.
 * RSA-PSS takes hash and salt length from the signature; both must be there, and the mask function's hash must be the same one
 * (the decoder leaves `hash` null where it is not).
 */
export function readScheme(signature: Signature): Scheme | null {
  if (signature.oid !== RSASSA_PSS) return SCHEMES[signature.oid] ?? null;
  const { hash, saltLength } = signature;
  if (hash === null || saltLength === null || !Number.isInteger(saltLength) || saltLength < 0) return null;
  return { family: 'rsa-pss', hash, saltLength };
}
