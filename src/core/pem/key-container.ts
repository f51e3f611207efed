import { derPeek } from './der-peek.ts';

/** Binary containers of private keys other than DER, by their first bytes. */
const MAGIC: [format: string, bytes: number[]][] = [
  ['JKS', [0xfe, 0xed, 0xfe, 0xed]],
  ['JCEKS', [0xce, 0xce, 0xce, 0xce]],
  // Bouncy Castle: version 1 or 2, then a salt of 20 bytes. BKS and UBER begin alike.
  ['BKS', [0, 0, 0, 1, 0, 0, 0, 0x14]],
  ['BKS', [0, 0, 0, 2, 0, 0, 0, 0x14]],
  ['PVK', [0x1e, 0xf1, 0xb5, 0xb0]],
  ['PRIVATEKEYBLOB', [0x07, 0x02, 0, 0]],
  // "== ed25519v1-secret", a hidden service's key
  ['Tor', Array.from('== ed25519v1-secret', (character) => character.charCodeAt(0))],
  // "openssh-key-v1"
  ['OPENSSH PRIVATE KEY', [0x6f, 0x70, 0x65, 0x6e, 0x73, 0x73, 0x68, 0x2d, 0x6b, 0x65, 0x79, 0x2d, 0x76, 0x31]],
];

/** The container's name if the bytes begin a private key or a key store of any known format, else null. */
export function keyContainer(bytes: Uint8Array): string | null {
  for (const [format, magic] of MAGIC) if (magic.every((byte, i) => bytes[i] === byte)) return format;
  if (isCngBlob(bytes)) return 'BCRYPT_PRIVATE_KEY_BLOB';
  if (isPgpSecret(bytes)) return 'PGP PRIVATE KEY BLOCK';
  return derPeek(bytes)?.format ?? null;
}

/**
 * Whether a key's own numbers begin anywhere in the bytes, for objects whose head says nothing: RSAPrivateKey (RFC 8017 A.1.2), ECPrivateKey
 * (RFC 5915) by their versions and what follows them, and the keys of RFC 8410 by their algorithm in front of an OCTET STRING.
 */
export function holdsKey(bytes: Uint8Array): boolean {
  return bytes.some((tag, at) => {
    if (tag !== 0x02 && tag !== 0x2b) return false;
    const [length = 0, value = 0, next, size = 0] = bytes.subarray(at + 1, at + 5);
    if (tag === 0x2b) return length === 0x65 && value >= 0x6e && value <= 0x71 && next === 4;
    if (length !== 1) return false;
    return value === 0 ? next === 2 && size >= 0x40 : value === 1 && next === 4 && size >= 0x10 && size <= 0x48;
  });
}

/** bcrypt.h: "RSA2", "RSA3", "ECS2", "ECK4" … in front of a length of 32 bits; odd numbers are public keys, but for RSA3. */
function isCngBlob(bytes: Uint8Array): boolean {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  return /^(?:RSA[23]|EC[SK][246])$/.test(magic) && bytes[6] === 0 && bytes[7] === 0;
}

/** Public-key algorithms of RFC 9580, 9.1. */
const PGP_ALGORITHMS = [1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28];

/** A Secret-Key or Secret-Subkey packet (RFC 9580, 4.2 and 5.5.3): tag and length, version, four bytes of time, algorithm. */
function isPgpSecret(bytes: Uint8Array): boolean {
  const head = bytes[0] ?? 0;
  const isNew = head === 0xc5 || head === 0xc7;
  const isOld = (head & 0xfc) === 0x94 || (head & 0xfc) === 0x9c;
  if (!isNew && !isOld) return false;
  const first = bytes[1] ?? 0;
  const lengthBytes = isOld ? ([1, 2, 4, 0][head & 3] ?? 0) : first < 192 ? 1 : first === 255 ? 5 : 2;
  const at = 1 + lengthBytes;
  // Written between 1995 and 2064: what only looks like a packet seldom has such a time.
  const isTime = (bytes[at + 1] ?? 0) >= 0x30 && (bytes[at + 1] ?? 0) < 0xb0;
  return [3, 4, 5, 6].includes(bytes[at] ?? 0) && isTime && PGP_ALGORITHMS.includes(bytes[at + 5] ?? 0);
}
