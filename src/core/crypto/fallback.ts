import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { DSA } from 'micro-rsa-dsa-dh/dsa.js';
import * as rsa from 'micro-rsa-dsa-dh/rsa.js';
import { toBigInt } from '../asn1/primitive.ts';
import type { KeyMaterial, PublicKey, Signature } from '../x509/subject.ts';
import { ecdsaValueToRaw } from './ecdsa-value.ts';
import { HASH_BY_NAME } from './hash-by-name.ts';
import { prepare } from './prepare.ts';
import { PKCS1_MD5 } from './rsa-md5.ts';
import type { Scheme } from './scheme.ts';
import type { Verification } from './verification.ts';

const PKCS1: Record<string, Pick<rsa.IPKCS, 'verify'>> = {
  MD5: PKCS1_MD5,
  'SHA-1': rsa.PKCS1_SHA1,
  'SHA-224': rsa.PKCS1_SHA224,
  'SHA-256': rsa.PKCS1_SHA256,
  'SHA-384': rsa.PKCS1_SHA384,
  'SHA-512': rsa.PKCS1_SHA512,
  'SHA-512/224': rsa.PKCS1_SHA512_224,
  'SHA-512/256': rsa.PKCS1_SHA512_256,
  'SHA3-224': rsa.PKCS1_SHA3_224,
  'SHA3-256': rsa.PKCS1_SHA3_256,
  'SHA3-384': rsa.PKCS1_SHA3_384,
  'SHA3-512': rsa.PKCS1_SHA3_512,
};

const CURVES = { 'P-256': { curve: p256, size: 32 }, 'P-384': { curve: p384, size: 48 }, 'P-521': { curve: p521, size: 66 } };

const UNSUPPORTED: Verification = { valid: null, reason: 'unsupported-here' };
const UNREADABLE: Verification = { valid: null, reason: 'unreadable-key' };

/**
 * Checks a signature without Web Crypto: RSA (PKCS #1 v1.5 and PSS), ECDSA on P-256, P-384 and P-521, Ed25519, Ed448, DSA.
 * Never throws. Built as a browser bundle of its own, because most pages never need its 30 kB.
 */
export function verifyInJavaScript(signature: Signature, signer: PublicKey): Verification {
  const prepared = prepare(signature, signer);
  if ('valid' in prepared) return prepared;
  const { scheme, key } = prepared;
  try {
    if (key.type === 'rsa') return verifyRsa(scheme, key, signature);
    if (key.type === 'ec') return verifyEcdsa(scheme, key, signature);
    if (key.type === 'dsa') return verifyDsa(scheme, key, signature);
    if (key.type === 'ed25519' || key.type === 'ed448') return verifyEdwards(key, signature);
    return UNSUPPORTED;
  } catch {
    return UNSUPPORTED;
  }
}

type Key<T extends KeyMaterial['type']> = Extract<KeyMaterial, { type: T }>;

function verifyRsa(scheme: Scheme, key: Key<'rsa'>, signature: Signature): Verification {
  const signer = verifierOf(scheme);
  if (signer === null) return UNSUPPORTED;
  const numbers = { n: toBigInt(key.modulus), e: toBigInt(key.exponent) };
  try {
    return { valid: signer.verify(numbers, signature.signed, signature.value) };
  } catch {
    // What is left to throw says "modulus too short for this hash" or "not of this length": invalid (RFC 8017 8.1.2, 8.2.2).
    return { valid: false };
  }
}

function verifierOf(scheme: Scheme): Pick<rsa.IPKCS, 'verify'> | null {
  if (scheme.family === 'rsa-pkcs1') return PKCS1[scheme.hash] ?? null;
  if (scheme.family !== 'rsa-pss') return null;
  const hash = HASH_BY_NAME[scheme.hash];
  return hash === undefined ? null : rsa.PSS(hash, rsa.mgf1(hash), scheme.saltLength);
}

function verifyEcdsa(scheme: Scheme, key: Key<'ec'>, signature: Signature): Verification {
  const known = (CURVES as Partial<Record<string, (typeof CURVES)[keyof typeof CURVES]>>)[key.curve];
  const hash = scheme.family === 'ecdsa' ? HASH_BY_NAME[scheme.hash] : undefined;
  if (known === undefined || hash === undefined) return UNSUPPORTED;
  const { curve, size } = known;
  if (!curve.utils.isValidPublicKey(key.point)) return UNREADABLE;
  const raw = ecdsaValueToRaw(signature.value, size);
  if (raw === null) return { valid: false };
  // High s is as good as low s here: only Bitcoin and its kin forbid it.
  const options = { prehash: false, lowS: false, format: 'compact' } as const;
  return { valid: curve.verify(raw, hash(signature.signed), key.point, options) };
}

function verifyEdwards(key: Key<'ed25519' | 'ed448'>, signature: Signature): Verification {
  const curve = key.type === 'ed25519' ? ed25519 : ed448;
  if (!curve.utils.isValidPublicKey(key.point)) return UNREADABLE;
  if (signature.value.length !== (curve.lengths.signature ?? 0)) return { valid: false };
  // RFC 8032 5.1.7 as written, not the looser consensus rules of ZIP 215.
  return { valid: curve.verify(signature.value, signature.signed, key.point, { zip215: false }) };
}

function verifyDsa(scheme: Scheme, key: Key<'dsa'>, signature: Signature): Verification {
  const hash = scheme.family === 'dsa' ? HASH_BY_NAME[scheme.hash] : undefined;
  if (hash === undefined) return UNSUPPORTED;
  if (key.domain === null) return UNREADABLE;
  // The library falls back to reading r and s side by side where the DER is broken; certificates know DER only.
  if (ecdsaValueToRaw(signature.value, key.domain.q.length) === null) return { valid: false };
  const [p, q, g] = [toBigInt(key.domain.p), toBigInt(key.domain.q), toBigInt(key.domain.g)];
  return { valid: DSA({ p, q, g, hash }).verify(toBigInt(key.y), signature.signed, signature.value) };
}
