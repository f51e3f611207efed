import { attributeTypes } from './attribute-types.ts';
import type { Asn1Code } from './codes.ts';
import { DerReader, elementBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { DerError } from './der-error.ts';
import { toHex } from './hex.ts';
import { escapeValue, nameText } from './name-text.ts';
import type { WrittenAttribute } from './name-text.ts';
import { readOid } from './primitive.ts';
import type { Name } from './subject.ts';
import { tag } from './tag.ts';
import { tagName } from './tag-name.ts';
import { decodeText } from './text.ts';

/** Reads a Name (RFC 5280 4.1.2.4). Octets that make no character do not lose the name: `note` is told 'bad-string'. */
export function readName(element: DerElement, note: (reason: Asn1Code) => void): Name {
  const rdns: WrittenAttribute[][] = [];
  const names = DerReader.inside(element);
  while (!names.atEnd) {
    const rdn: WrittenAttribute[] = [];
    const values = names.open(tag.set);
    if (values.atEnd) throw new DerError('asn1-missing', values.position, { expected: tagName(tag.sequence) });
    while (!values.atEnd) rdn.push(readAttribute(values.open(tag.sequence), note));
    rdns.push(rdn);
  }
  return {
    text: nameText(rdns),
    attributes: rdns.flat().map(({ attribute }) => attribute),
    der: elementBytes(element),
  };
}

function readAttribute(reader: DerReader, note: (reason: Asn1Code) => void): WrittenAttribute {
  const oid = readOid(reader.expect(tag.oid));
  const element = reader.next();
  reader.finish();
  const type = attributeTypes[oid];
  const text = decodeText(element);
  // RFC 4514 2.4: what is no string, or has a type written as numbers, is written as the hex of its DER.
  const hex = text === null || type === undefined ? `#${toHex(elementBytes(element)).toUpperCase()}` : '';
  if (text === null) return { attribute: { oid, type: type ?? oid, value: hex, stringType: tagName(element.tag) }, written: hex };
  if (!text.intact) note('bad-string');
  return {
    attribute: { oid, type: type ?? oid, value: text.value, stringType: text.stringType },
    written: type === undefined ? hex : escapeValue(text.value),
  };
}
