import type { PublicKey, Signature } from '../x509/subject.ts';

/** Baseline Requirements 6.1.5: RSA from 2048 bits, curves from P-256. */
const MINIMUM: Record<string, number> = { RSA: 2048, 'RSA-PSS': 2048, DSA: 2048, EC: 256 };

/** Until that day public CAs could use RSA with 1024 bits (Baseline Requirements 1.0, appendix A). */
const SHORT_RSA_REFUSED = Date.parse('2014-01-01T00:00:00Z');
const SHORT_RSA = 1024;

/** The bits a key of this type needs at that moment, or null where it has them or its size is unknown. */
export function minimumMissed({ type, bits }: PublicKey, at: Date): number | null {
  const today = MINIMUM[type];
  if (today === undefined || bits === null) return null;
  const minimum = type !== 'EC' && at.getTime() < SHORT_RSA_REFUSED ? SHORT_RSA : today;
  return bits >= minimum ? null : minimum;
}

/** From this day on browsers refused SHA-1 below the root (Chrome 56, Firefox 51); MD5 was refused years before. */
const SHA1_REFUSED = Date.parse('2017-01-01T00:00:00Z');

/** Whether the hash of a signature made below a root is too weak at that moment. */
export function isWeakSignature({ hash }: Signature, at: Date): boolean {
  if (hash === 'SHA-1') return at.getTime() >= SHA1_REFUSED;
  return hash === 'MD5' || hash === 'MD4' || hash === 'MD2';
}

/** What signatures both browsers take (boringssl/pki/signature_algorithm.cc, lib/mozpkix/lib/pkixder.cpp). */
const ACCEPTED = /^(?:sha(?:256|384|512)WithRSAEncryption|ecdsa-with-SHA(?:256|384|512)|rsassaPss SHA-(?:256 32|384 48|512 64))$/;

/**
 * Whether a signature by RSA or ECDSA is of a kind that browsers check: its hash, and for RSASSA-PSS a salt as long as the hash. Of other
 * keys' signatures it says nothing, and not until when browsers took SHA-1.
 */
export function isTakenByBrowsers({ algorithm, hash, saltLength }: Signature): boolean {
  if (hash === 'SHA-1' || !/rsa|ecdsa/i.test(algorithm)) return true;
  return ACCEPTED.test(saltLength === null ? algorithm : `${algorithm} ${hash} ${saltLength}`);
}
