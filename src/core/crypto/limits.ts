import { bitLength } from '../asn1/primitive.ts';
import type { KeyMaterial } from '../x509/subject.ts';

/** Beyond these a check could take seconds, and only hostile input is that large. The RSA figures are OpenSSL's own (crypto/rsa.h). */
export const LIMITS = {
  rsaModulusBits: 16_384,
  /** Above this modulus the exponent may have 64 bits only. */
  rsaSmallModulusBits: 3_072,
  rsaExponentBits: 64,
  dsaModulusBits: 10_000,
  /** FIPS 186-4 4.2 knows 160, 224 and 256. */
  dsaGroupBits: 256,
} as const;

/** Whether checking with this key takes bounded time. */
export function isWithinLimits(key: KeyMaterial): boolean {
  if (key.type === 'rsa') {
    const bits = bitLength(key.modulus);
    const exponentBits = bitLength(key.exponent);
    if (bits > LIMITS.rsaModulusBits || exponentBits > bits) return false;
    return bits <= LIMITS.rsaSmallModulusBits || exponentBits <= LIMITS.rsaExponentBits;
  }
  if (key.type === 'dsa' && key.domain !== null) {
    const { p, q, g } = key.domain;
    const bits = bitLength(p);
    if (bits > LIMITS.dsaModulusBits || bitLength(q) > LIMITS.dsaGroupBits) return false;
    return bitLength(g) <= bits && bitLength(key.y) <= bits;
  }
  return true;
}
