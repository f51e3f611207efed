import type { KeyMaterial, PublicKey, Signature } from '../x509/subject.ts';
import { isWithinLimits } from './limits.ts';
import { readScheme } from './scheme.ts';
import type { Scheme } from './scheme.ts';
import type { Verification } from './verification.ts';

/** What both ways need: scheme and key that fit each other, or the answer where the question decides itself. */
export function prepare(signature: Signature, signer: PublicKey): { scheme: Scheme; key: KeyMaterial } | Verification {
  const scheme = readScheme(signature);
  if (scheme === null) return { valid: null, reason: 'unknown-algorithm' };
  const key = signer.material;
  if (key === null) return { valid: null, reason: 'unreadable-key' };
  if (key.type === 'other') return { valid: null, reason: 'unsupported-here' };
  // A key of another kind cannot have made this signature (RFC 4055 1.2 for keys that are for RSA-PSS only).
  if (!fits(scheme, key)) return { valid: false };
  if (!isWithinLimits(key)) return { valid: null, reason: 'unsupported-here' };
  return { scheme, key };
}

function fits(scheme: Scheme, key: KeyMaterial): boolean {
  switch (scheme.family) {
    case 'rsa-pkcs1':
      return key.type === 'rsa' && !key.pssOnly;
    case 'rsa-pss':
      return key.type === 'rsa';
    case 'ecdsa':
      return key.type === 'ec';
    default:
      return key.type === scheme.family;
  }
}
