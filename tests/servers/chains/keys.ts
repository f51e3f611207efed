import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { der, oid } from '../../core/x509/der-build.ts';

export type KeyType = 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'RSA-1024' | 'RSA-2048' | 'RSA-4096' | 'Ed25519';
export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

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
  if (type.startsWith('RSA-')) return generateKeyPairSync('rsa', { modulusLength: Number(type.slice(4)) });
  return generateKeyPairSync('ec', { namedCurve: type });
}

export const spkiOf = ({ publicKey }: KeyPair): Uint8Array => new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));

const RSA: Record<Hash, string> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ECDSA: Record<Exclude<Hash, 'md5'>, string> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** The AlgorithmIdentifier of a signature. */
export function algorithmOf({ type }: KeyPair, hash: Hash): Uint8Array {
  if (type === 'Ed25519') return der(0x30, oid('1.3.101.112'));
  if (type.startsWith('RSA-')) return der(0x30, oid(RSA[hash]), [0x05, 0x00]);
  if (hash === 'md5') throw new Error('ECDSA has no MD5');
  return der(0x30, oid(ECDSA[hash]));
}

export const signed = (text: Uint8Array, { type, privateKey }: KeyPair, hash: Hash): Uint8Array =>
  new Uint8Array(sign(type === 'Ed25519' ? null : hash, text, privateKey));
