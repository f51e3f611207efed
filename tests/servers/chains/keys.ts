import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { der, oid } from '../../core/x509/der-build.ts';

/** RSA-2048-e41 has a public exponent of 41 bits, RSA-PSS the identifier of keys for RSASSA-PSS alone. */
export type KeyType =
  'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'RSA-1024' | 'RSA-2048' | 'RSA-4096' | 'RSA-2048-e41' | 'RSA-PSS' | 'Ed25519' | 'ML-DSA-65';
/** "pss-HASH-SALT" is RSASSA-PSS with MGF1 of the same hash. */
export type Hash =
  | 'md5'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha512-256'
  | 'sha3-256'
  | `pss-${'sha256' | 'sha384' | 'sha512'}-${number}`;

/** Kept nowhere but in this run. */
export interface KeyPair {
  type: KeyType;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const made = new Map<string, KeyPair>();

/** One key for all that ask with the same words: what chains have in common costs nothing, as their names differ. */
export function keysOf(type: KeyType, owner: string): KeyPair {
  const known = made.get(`${type} ${owner}`);
  if (known) return known;
  const pair = { type, ...generate(type) };
  made.set(`${type} ${owner}`, pair);
  return pair;
}

function generate(type: KeyType): { publicKey: KeyObject; privateKey: KeyObject } {
  if (type === 'Ed25519') return generateKeyPairSync('ed25519');
  if (type === 'ML-DSA-65') return generateKeyPairSync('ml-dsa-65');
  if (type === 'RSA-PSS') return generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  if (type === 'RSA-2048-e41') return withExponent(2n ** 40n + 15n);
  if (type.startsWith('RSA-')) return generateKeyPairSync('rsa', { modulusLength: Number(type.slice(4)) });
  return generateKeyPairSync('ec', { namedCurve: type });
}

export const spkiOf = ({ publicKey }: KeyPair): Uint8Array => new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));

/** An RSA key of 2048 bits with this public exponent, a prime; OpenSSL's own generator in Node takes 32 bits of it. */
function withExponent(exponent: bigint): Omit<KeyPair, 'type'> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const number = (text = ''): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
  const text = (value: bigint): string => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  };
  const [p, q] = [number(jwk.p) - 1n, number(jwk.q) - 1n];
  const d = inverse(exponent, p * q);
  const key = { ...jwk, e: text(exponent), d: text(d), dp: text(d % p), dq: text(d % q) };
  const made = createPrivateKey({ key, format: 'jwk' });
  return { privateKey: made, publicKey: createPublicKey(made) };
}

/** Euclid's algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [left, right, ofLeft, ofRight] = [modulus, value, 0n, 1n];
  while (right > 0n) [left, right, ofLeft, ofRight] = [right, left % right, ofRight, ofLeft - (left / right) * ofRight];
  return ((ofLeft % modulus) + modulus) % modulus;
}

const RSA: Readonly<Record<string, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
  sha224: '1.2.840.113549.1.1.14',
  'sha512-256': '1.2.840.113549.1.1.16',
};
const ECDSA: Readonly<Record<string, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha224: '1.2.840.10045.4.3.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
  'sha3-256': '2.16.840.1.101.3.4.3.10',
};
const DIGEST: Readonly<Record<string, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

const NULL = der(0x05);
const chosen = (table: Readonly<Record<string, string>>, name: string): Uint8Array => {
  const found = table[name];
  if (found === undefined) throw new Error(`no identifier for ${name}`);
  return oid(found);
};

function pssAlgorithm(hash: string, salt: number): Uint8Array {
  const digest = der(0x30, chosen(DIGEST, hash), NULL);
  const mask = der(0x30, oid('1.2.840.113549.1.1.8'), digest);
  return der(0x30, oid('1.2.840.113549.1.1.10'), der(0x30, der(0xa0, digest), der(0xa1, mask), der(0xa2, der(0x02, [salt]))));
}

/** The AlgorithmIdentifier of a signature. */
export function algorithmOf({ type }: KeyPair, hash: Hash): Uint8Array {
  const [scheme, digest = '', salt] = hash.split('-');
  if (scheme === 'pss') return pssAlgorithm(digest, Number(salt));
  if (type === 'Ed25519') return der(0x30, oid('1.3.101.112'));
  if (type === 'ML-DSA-65') return der(0x30, oid('2.16.840.1.101.3.4.3.18'));
  if (type.startsWith('RSA-')) return der(0x30, chosen(RSA, hash), NULL);
  return der(0x30, chosen(ECDSA, hash));
}

export function signed(text: Uint8Array, { type, privateKey }: KeyPair, hash: Hash): Uint8Array {
  const [scheme, digest = '', salt] = hash.split('-');
  if (scheme === 'pss') {
    const key = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(salt) };
    return new Uint8Array(sign(digest, text, key));
  }
  return new Uint8Array(sign(type === 'Ed25519' || type === 'ML-DSA-65' ? null : hash, text, privateKey));
}
