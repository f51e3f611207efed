import { readAlgorithm, readSignatureAlgorithm, type AlgorithmIdentifier } from './algorithm.ts';
import type { Asn1Code } from '../asn1/codes.ts';
import { addProblem, addUnreadable, tell } from './decoding.ts';
import { elementBytes, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { readExtensions } from './extensions.ts';
import type { Frame } from './frame.ts';
import { sha256 } from '../crypto/hash.ts';
import { toHex } from '../text/hex.ts';
import { readName } from './name.ts';
import { readBitStringOctets } from '../asn1/primitive.ts';
import { readPublicKey } from './public-key.ts';
import { findSignatureAlgorithm } from './signature-algorithms.ts';
import type { Name, Signature } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed } from '../asn1/tag.ts';

/** Tags of the CHOICE Time (RFC 5280 4.1.2.5). */
export const timeTags: readonly number[] = [tag.utcTime, tag.generalizedTime];

/** The next field as a Name. Of the faults in it the first of each kind is named: a hostile name has a hundred thousand. */
export function nameField(frame: Frame, field: 'subject' | 'issuer'): Name | null {
  const { decoding } = frame;
  const told = new Set<Asn1Code>();
  return frame.field(field, [tag.sequence], (element) =>
    readName(element, (fault, rdn) => {
      const part = `${field}.RDN ${rdn}`;
      if (fault.code === 'bad-string') addUnreadable(decoding, field, fault.code);
      else if (!told.has(fault.code)) tell(decoding, part, frame.pathOf(part), fault);
      told.add(fault.code);
    }),
  );
}

/** The next field as a SubjectPublicKeyInfo, into `key` and `spkiSha256`. */
export function keyField(frame: Frame): void {
  const { subject } = frame.decoding;
  frame.field('subjectPublicKeyInfo', [tag.sequence], (element: DerElement) => {
    subject.spkiSha256 = toHex(sha256(elementBytes(element)));
    readPublicKey(element, (key) => {
      subject.key = key;
    });
    return element;
  });
}

/** The extensions of a certificate or of a CRL, under their explicit tag. */
export function extensionsField(frame: Frame, field: string, number: number): void {
  frame.optional(field, [contextConstructed(number)], (element) =>
    within(element, (inner) => readExtensions(frame.decoding, inner.expect(tag.sequence), frame.pathOf(field))),
  );
}

/** The algorithm inside the signed part. */
export function innerAlgorithm(frame: Frame): DerElement | null {
  return frame.field('signature', [tag.sequence], (element) => {
    readAlgorithm(element);
    return element;
  });
}

/**
 * The two fields behind the signed part, into `signature`; `signed` is null where the signed part was cut off. The algorithm must be,
 * octet for octet, the one that was signed with the rest (RFC 5280 4.1.1.2); `inner` is null for requests, which have none inside (RFC 2986 4.2).
 */
export function signatureFields(outer: Frame, signed: Uint8Array | null, inner: DerElement | null): void {
  const { decoding } = outer;
  let differs: Signature['differs'] = null;
  const algorithm = outer.field('signatureAlgorithm', [tag.sequence], (element) => {
    const read = readSignatureAlgorithm(element);
    if (inner !== null && toHex(elementBytes(inner)) !== toHex(elementBytes(element))) {
      differs = differenceOf(inner, element);
      addProblem(decoding, 'algorithm-mismatch', { field: 'signatureAlgorithm', offset: element.start, ...differs });
    }
    return read;
  });
  const value = outer.field('signatureValue', [tag.bitString], readBitStringOctets);
  outer.finish();
  if (algorithm === null) return;
  decoding.subject.signature = { ...algorithm, differs, value: value ?? new Uint8Array(), signed: signed ?? new Uint8Array() };
}

/** Names; where they are equal, with the parameters as "#hex", which are then all that differs. */
function differenceOf(inner: DerElement, outer: DerElement): { inside: string; outside: string } {
  const [inside, outside] = [readAlgorithm(inner), readAlgorithm(outer)];
  const text = ({ oid, parameters }: AlgorithmIdentifier): string => {
    const name = findSignatureAlgorithm(oid)?.name ?? oid;
    return inside.oid !== outside.oid || parameters === null ? name : `${name} #${toHex(elementBytes(parameters))}`;
  };
  return { inside: text(inside), outside: text(outside) };
}
