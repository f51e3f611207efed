import { readSignatureAlgorithm } from './algorithm.ts';
import { addUnreadable } from './decoding.ts';
import { elementBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import type { Frame } from './frame.ts';
import { sha256 } from '../crypto/hash.ts';
import { toHex } from './hex.ts';
import { readName } from './name.ts';
import { readBitStringOctets } from './primitive.ts';
import { readPublicKey } from './public-key.ts';
import type { Name } from './subject.ts';
import { tag } from './tag.ts';

/** Tags of the CHOICE Time (RFC 5280 4.1.2.5). */
export const timeTags: readonly number[] = [tag.utcTime, tag.generalizedTime];

/** The next field as a Name. */
export function nameField(frame: Frame, field: 'subject' | 'issuer'): Name | null {
  return frame.field(field, [tag.sequence], (element) =>
    readName(element, (reason) => { addUnreadable(frame.decoding, field, reason); }),
  );
}

/** The next field as a SubjectPublicKeyInfo, into `key` and `spkiSha256`. */
export function keyField(frame: Frame): void {
  const { subject } = frame.decoding;
  frame.field('subjectPublicKeyInfo', [tag.sequence], (element: DerElement) => {
    subject.spkiSha256 = toHex(sha256(elementBytes(element)));
    readPublicKey(element, (key) => { subject.key = key; });
  });
}

/** The two fields behind the signed part, into `signature`; `signed` is null where the signed part was cut off. */
export function signatureFields(outer: Frame, signed: Uint8Array | null): void {
  const algorithm = outer.field('signatureAlgorithm', [tag.sequence], readSignatureAlgorithm);
  const value = outer.field('signatureValue', [tag.bitString], readBitStringOctets);
  outer.finish();
  if (algorithm === null) return;
  outer.decoding.subject.signature = { ...algorithm, value: value ?? new Uint8Array(), signed: signed ?? new Uint8Array() };
}
