import { p256 } from '@noble/curves/nist.js';
import { keygen, PKCS1_SHA256, type PrivateKey } from 'micro-rsa-dsa-dh/rsa.js';
import { bitString, der, fromHex, oid, sequence, unsigned } from '../dump/write-der.ts';

// On a plain-http host `crypto.subtle` is missing, `crypto.getRandomValues` is not. These are the methods of it that an issuer needs, for
// the two kinds of key that it makes. Its keys look like Web Crypto's from outside and hold nothing that can be read.

interface KeyLook {
  type: 'public' | 'private';
  algorithm: { name: string; namedCurve?: string; hash?: { name: string } };
  extractable: false;
  usages: readonly string[];
}

type Signer = (data: Uint8Array) => Uint8Array;

const signers = new WeakMap<object, Signer>();
const spkis = new WeakMap<object, Uint8Array>();

const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } };
const RSA_BITS = 2048;
const NULL = 0x05;

/** Takes the place of `crypto.subtle` for an issuer. An RSA key takes a second or two. */
export const subtleInJavaScript = {
  generateKey: (algorithm: { name: string }) => Promise.resolve(generate(algorithm.name)),
  /** SPKI and nothing else. */
  exportKey: (_format: 'spki', key: object) => {
    const spki = spkis.get(key);
    return spki === undefined ? Promise.reject(new Error('Not a public key of these.')) : Promise.resolve(Uint8Array.from(spki).buffer);
  },
  sign: (_algorithm: unknown, key: object, data: ArrayBuffer | Uint8Array) => {
    const sign = signers.get(key);
    if (sign === undefined) return Promise.reject(new Error('Not a private key of these.'));
    return Promise.resolve(Uint8Array.from(sign(data instanceof Uint8Array ? data : new Uint8Array(data))).buffer);
  },
};

/** A pair of keys, P-256 or RSA 2048 by the algorithm's name. */
function generate(name: string): { publicKey: KeyLook; privateKey: KeyLook } {
  const made = name === EC.name ? ecKeys() : rsaKeys();
  const publicKey: KeyLook = { type: 'public', algorithm: made.algorithm, extractable: false, usages: ['verify'] };
  const privateKey: KeyLook = { type: 'private', algorithm: made.algorithm, extractable: false, usages: ['sign'] };
  spkis.set(publicKey, made.spki);
  signers.set(privateKey, made.sign);
  return { publicKey, privateKey };
}

interface Made {
  algorithm: KeyLook['algorithm'];
  spki: Uint8Array;
  sign: Signer;
}

function ecKeys(): Made {
  const { secretKey, publicKey } = p256.keygen();
  const algorithm = sequence(known('1.2.840.10045.2.1'), known('1.2.840.10045.3.1.7'));
  return {
    algorithm: EC,
    spki: sequence(algorithm, bitString(p256.Point.fromBytes(publicKey).toBytes(false))),
    // r and s one after the other, as Web Crypto gives them.
    sign: (data) => p256.sign(data, secretKey),
  };
}

function rsaKeys(): Made {
  const { publicKey, privateKey }: { publicKey: { n: bigint; e: bigint }; privateKey: PrivateKey } = keygen(RSA_BITS);
  const key = sequence(number(publicKey.n), number(publicKey.e));
  return {
    algorithm: RSA,
    spki: sequence(sequence(known('1.2.840.113549.1.1.1'), der(NULL)), bitString(key)),
    sign: (data) => PKCS1_SHA256.sign(privateKey, data),
  };
}

const known = (text: string): Uint8Array => oid(text) ?? new Uint8Array();

function number(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return unsigned(fromHex(hex.length % 2 > 0 ? `0${hex}` : hex) ?? new Uint8Array());
}
