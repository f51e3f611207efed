import { addUnreadable, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerReader } from './der-reader.ts';
import { sha256 } from '../crypto/hash.ts';
import { toHex } from './hex.ts';
import { readPublicKey } from './public-key.ts';
import { tag } from './tag.ts';

/** AlgorithmIdentifier of rsaEncryption with NULL, and an empty BIT STRING's first octet after it. */
const rsaAlgorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00] as const;

/** Decodes a public key: SubjectPublicKeyInfo ("PUBLIC KEY") or bare RSAPublicKey ("RSA PUBLIC KEY", RFC 8017 A.1.1). */
export function decodePublicKey(decoding: Decoding, der: Uint8Array): void {
  const { subject } = decoding;
  attempt(decoding, 'subjectPublicKeyInfo', 'subjectPublicKeyInfo', () => {
    const bare = DerReader.inside(new DerReader(der, 0, der.length).expect(tag.sequence)).peek() === tag.integer;
    const spki = bare ? wrapRsaKey(der) : der;
    const reader = new DerReader(spki, 0, spki.length);
    const element = reader.expect(tag.sequence);
    subject.spkiSha256 = toHex(sha256(spki.subarray(0, element.end)));
    readPublicKey(element, (key) => { subject.key = key; });
    reader.finish();
  });
  if (subject.key === null && subject.unreadable.length === 0) addUnreadable(decoding, 'subjectPublicKeyInfo', 'bad-key');
}

function wrapRsaKey(key: Uint8Array): Uint8Array {
  const bits = Uint8Array.of(0x03, ...lengthOctets(key.length + 1), 0x00);
  const length = rsaAlgorithm.length + bits.length + key.length;
  const head = Uint8Array.of(0x30, ...lengthOctets(length), ...rsaAlgorithm, ...bits);
  const spki = new Uint8Array(head.length + key.length);
  spki.set(head);
  spki.set(key, head.length);
  return spki;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff);
  return [0x80 | octets.length, ...octets];
}
