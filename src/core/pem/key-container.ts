import { derPeek } from './der-peek.ts';

/** Binary containers of private keys other than DER, by their first bytes, one character each. */
const MAGIC: readonly [format: string, bytes: string][] = [
  ['JKS', '\xfe\xed\xfe\xed'],
  ['JCEKS', '\xce\xce\xce\xce'],
  // Bouncy Castle: version 1 or 2, then a salt of 20 bytes. BKS and UBER begin alike.
  ['BKS', '\0\0\0\x01\0\0\0\x14'],
  ['BKS', '\0\0\0\x02\0\0\0\x14'],
  ['PVK', '\x1e\xf1\xb5\xb0'],
  ['PRIVATEKEYBLOB', '\x07\x02\0\0'],
  // A hidden service's key.
  ['Tor', '== ed25519v1-secret'],
  ['OPENSSH PRIVATE KEY', 'openssh-key-v1'],
];

/** One character a byte, of the first ones. */
const textOf = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length));

/** The container's name if the bytes begin a private key or a key store of any known format, else null. */
export function keyContainer(bytes: Uint8Array): string | null {
  const head = textOf(bytes, 24);
  for (const [format, magic] of MAGIC) if (head.startsWith(magic)) return format;
  if (isCngBlob(bytes)) return 'BCRYPT_PRIVATE_KEY_BLOB';
  if (isPgpSecret(bytes)) return 'PGP PRIVATE KEY BLOCK';
  return derPeek(bytes)?.format ?? null;
}

/**
 * Whether a key's own numbers begin anywhere in the bytes, for objects whose head says nothing: RSAPrivateKey (RFC 8017 A.1.2), ECPrivateKey
 * (RFC 5915) by their versions and what follows them, and the keys of RFC 8410 by their algorithm in front of an OCTET STRING.
 */
export function holdsKey(bytes: Uint8Array): boolean {
  return /\x02\x01(?:\0\x02[\x40-\xff]|\x01\x04[\x10-\x48])|\x2b\x65[\x6e-\x71]\x04/.test(textOf(bytes, 8192));
}

/** bcrypt.h: "RSA2", "RSA3", "ECS2", "ECK4" … in front of a length of 32 bits; odd numbers are public keys, but for RSA3. */
function isCngBlob(bytes: Uint8Array): boolean {
  return /^(?:RSA[23]|EC[SK][246])..\0\0/s.test(textOf(bytes, 8));
}

/** Public-key algorithms of RFC 9580, 9.1. */
const PGP_ALGORITHMS = [1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28];

/**
 * A Secret-Key or Secret-Subkey packet (RFC 9580, 4.2 and 5.5.3): tag and length, version, four bytes of time, algorithm. A key has 40 bytes
 * at least and never so many that the old form needs more than two for their number: otherwise what OpenSSL prints of a point on a curve
 * would now and then look like such a packet.
 */
function isPgpSecret(bytes: Uint8Array): boolean {
  const [head = 0, first = 0] = bytes;
  // Tags 5 and 7 in the old form, whose last two bits tell how many bytes the length has, and in the new one.
  const isOld = (head & 0xf4) === 0x94;
  const isNew = (head & 0xfd) === 0xc5;
  const lengthBytes = isOld ? 1 << (head & 3) : first < 192 ? 1 : first === 255 ? 5 : 2;
  const [version = 0, time = 0, , , , algorithm = 0] = bytes.subarray(1 + lengthBytes);
  return (
    (isOld || isNew) &&
    (lengthBytes === 1 ? first >= 40 : isNew || lengthBytes === 2) &&
    version >= 3 &&
    version <= 6 &&
    // Written between 1995 and 2064: what only looks like a packet seldom has such a time.
    time >= 0x30 &&
    time < 0xb0 &&
    PGP_ALGORITHMS.includes(algorithm)
  );
}
