import { attributeTypes } from './attribute-types.ts';
import { DerError } from '../asn1/der-error.ts';
import { DerReader, elementBytes, readEach, wrongTag } from '../asn1/der-reader.ts';
import type { DerElement, Note } from '../asn1/der-reader.ts';
import { toHex } from '../text/hex.ts';
import { escapeValue, nameText } from './name-text.ts';
import type { WrittenAttribute } from './name-text.ts';
import { readOid } from '../asn1/primitive.ts';
import type { Name } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { tagName } from '../asn1/tag-name.ts';
import { decodeText } from '../asn1/text.ts';
import { checkWellFormed } from '../asn1/well-formed.ts';

/**
 * Reads a Name (RFC 5280 4.1.2.4) attribute by attribute. What is wrong with one is told to `note`, with the number of its
 * RDN, and hides no other: octets that make no character ('bad-string'), and all that loses an attribute. An empty RDN,
 * against 4.1.2.4, shows as nothing, as in OpenSSL. Throws where nothing can be read.
 */
export function readName(element: DerElement, note: Note): Name {
  const rdns: WrittenAttribute[][] = [];
  const faults: [fault: DerError, rdn: number][] = [];
  let number = 0;
  const keep = (fault: DerError): void => void faults.push([fault, number]);
  readEach(element, keep, (names) => {
    number += 1;
    const item = names.expect(tag.set);
    const rdn: WrittenAttribute[] = [];
    readEach(item, keep, (values) => rdn.push(values.open(tag.sequence, (reader) => readAttribute(reader, keep))));
    if (rdn.length > 0) rdns.push(rdn);
    else if (item.end === item.contentStart) throw new DerError('asn1-missing', item.end, { expected: tagName(tag.sequence) });
  });
  const first = faults[0]?.[0];
  if (first !== undefined && rdns.length === 0) throw first;
  for (const [fault, rdn] of faults) note(fault, rdn);
  return {
    text: nameText(rdns),
    attributes: rdns.flat().map(({ attribute }) => attribute),
    der: elementBytes(element),
  };
}

/** The string types, and of the others those that OpenSSL takes in a name: BIT STRING (x500UniqueIdentifier), SEQUENCE (postalAddress). */
const valueTags: readonly number[] = [0x03, 0x0c, 0x12, 0x13, 0x14, 0x16, 0x1c, 0x1e, 0x30];

function readAttribute(reader: DerReader, note: Note): WrittenAttribute {
  const oid = readOid(reader.expect(tag.oid));
  const element = reader.next();
  const type = attributeTypes[oid] ?? oid;
  const text = decodeText(element);
  if (!valueTags.includes(element.tag)) note(wrongTag(element.start, tag.utf8String, element.tag));
  else if (text === null) checkWellFormed(DerReader.around(element));
  else if (!text.intact) note(new DerError('bad-string', element.start));
  const attribute = { oid, type, stringType: tagName(element.tag) };
  if (text !== null && type !== oid) return { attribute: { ...attribute, value: text.value }, written: escapeValue(text.value) };
  // RFC 4514 2.4: what is no string, or has a type written as numbers, is written as the hex of its DER.
  const written = `#${toHex(elementBytes(element)).toUpperCase()}`;
  return { attribute: { ...attribute, value: text?.value ?? written }, written };
}
