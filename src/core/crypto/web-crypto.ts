import { bitLength } from '../asn1/primitive.ts';
import type { KeyMaterial, PublicKey, Signature } from '../x509/subject.ts';
import { ecdsaValueToRaw } from './ecdsa-value.ts';
import type { Scheme } from './scheme.ts';

/** The two methods of `crypto.subtle` that are used, so that core needs no DOM types. */
export interface SubtleLike {
  importKey(
    format: 'spki',
    keyData: Uint8Array<ArrayBuffer>,
    algorithm: { name: string; hash?: string; namedCurve?: string },
    extractable: boolean,
    keyUsages: 'verify'[],
  ): Promise<unknown>;
  verify(
    // The key is whatever importKey gave; naming its type would need the DOM library.
    algorithm: { name: string; hash?: string; saltLength?: number },
    key: never,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

const HASHES = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);
const CURVES = new Set(['P-256', 'P-384', 'P-521']);

/**
 * Asks Web Crypto. Null means that it cannot tell: an algorithm it does not have, or any failure of its own.
 * Implementations report some of their limits as a plain `false`, so keys at which they differ never get here.
 */
export async function verifyWithSubtle(
  subtle: SubtleLike,
  scheme: Scheme,
  key: KeyMaterial,
  signature: Signature,
  signer: PublicKey,
): Promise<boolean | null> {
  const call = plan(scheme, key, signature, signer.bits ?? 0);
  if (call === null) return null;
  if (call.value === null) return false;
  try {
    const imported = await subtle.importKey('spki', copy(signer.spki), call.algorithm, false, ['verify']);
    return await subtle.verify(call.algorithm, imported as never, call.value, copy(signature.signed));
  } catch {
    return null;
  }
}

interface Call {
  algorithm: { name: string; hash?: string; namedCurve?: string; saltLength?: number };
  /** Null: not even well-formed. */
  value: Uint8Array<ArrayBuffer> | null;
}

function plan(scheme: Scheme, key: KeyMaterial, signature: Signature, fieldBits: number): Call | null {
  if ('hash' in scheme && !HASHES.has(scheme.hash)) return null;
  if (key.type === 'rsa') {
    const bits = bitLength(key.modulus);
    // Chromium, Firefox and Node agree between these sizes and for 32-bit exponents; id-RSASSA-PSS keys few of them import.
    if (key.pssOnly || bits < 1024 || bits > 8192 || bitLength(key.exponent) > 32) return null;
    const value = copy(signature.value);
    if (scheme.family === 'rsa-pkcs1') return { algorithm: { name: 'RSASSA-PKCS1-v1_5', hash: scheme.hash }, value };
    if (scheme.family !== 'rsa-pss') return null;
    return { algorithm: { name: 'RSA-PSS', hash: scheme.hash, saltLength: scheme.saltLength }, value };
  }
  if (key.type === 'ec' && scheme.family === 'ecdsa') {
    if (!CURVES.has(key.curve)) return null;
    const algorithm = { name: 'ECDSA', hash: scheme.hash, namedCurve: key.curve };
    return { algorithm, value: ecdsaValueToRaw(signature.value, Math.ceil(fieldBits / 8)) };
  }
  if (key.type === 'ed25519' && scheme.family === 'ed25519') {
    return { algorithm: { name: 'Ed25519' }, value: copy(signature.value) };
  }
  return null;
}

/** Web Crypto wants bytes that are surely not shared memory. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
