import { addUnreadable, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { sha256 } from '../crypto/hash.ts';
import { toHex } from '../text/hex.ts';
import { readPublicKey } from './public-key.ts';
import * as tag from '../asn1/tag.ts';

/** AlgorithmIdentifier of rsaEncryption with NULL. */
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
    readPublicKey(element, (key) => {
      subject.key = key;
    });
    reader.finish();
  });
  if (subject.key === null && subject.unreadable.length === 0) addUnreadable(decoding, 'subjectPublicKeyInfo', 'bad-key');
}

/** The bare key in the BIT STRING of a SubjectPublicKeyInfo. */
function wrapRsaKey(key: Uint8Array): Uint8Array {
  return Uint8Array.from(derOf(tag.sequence, [...rsaAlgorithm, ...derOf(tag.bitString, [0, ...key])]));
}

function derOf(tag: number, content: number[]): number[] {
  const length: number[] = [];
  for (let rest = content.length; rest > 0; rest >>>= 8) length.unshift(rest & 0xff);
  return [tag, ...(content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length]), ...content];
}
