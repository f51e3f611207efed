import { DerError } from '../asn1/der-error.ts';
import { contentBytes, elementBytes, within, wrongTag } from '../asn1/der-reader.ts';
import type { DerElement, DerReader, Note } from '../asn1/der-reader.ts';
import { toHex } from '../text/hex.ts';
import { ipSubtreeText, ipText } from '../text/ip-address.ts';
import { readName } from './name.ts';
import { readOid } from '../asn1/primitive.ts';
import type { GeneralName, Name } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed, contextPrimitive } from '../asn1/tag.ts';
import { decodeText, latin1, utf8Text } from '../asn1/text.ts';

const ascii = /^[\x00-\x7f]*$/;

/**
 * Text of an IA5String. Octets above 127 are against the rule and noted; they are shown as the UTF-8 that people
 * put there by mistake, else as Latin-1.
 */
function ia5Text(element: DerElement, note: Note): string {
  const bytes = contentBytes(element);
  const text = latin1(bytes);
  if (ascii.test(text)) return text;
  note(new DerError('bad-string', element.start));
  const [value, intact] = utf8Text(bytes);
  return intact ? value : text;
}

/**
 * Reads a GeneralName (RFC 5280 4.2.1.6). An address of an odd length is noted and shown in hex, so that the names
 * beside it survive. `subtree` reads addresses as "address/mask".
 */
export function readGeneralName(element: DerElement, note: Note, subtree = false): GeneralName {
  const bytes = contentBytes(element);
  const made = (type: GeneralName['type'], value: string, name: Name | null = null): GeneralName => ({
    type,
    value,
    tag: element.tag,
    bytes,
    name,
  });
  switch (element.tag) {
    case contextPrimitive(1):
      return made('email', ia5Text(element, note));
    case contextPrimitive(2):
      return made('dns', ia5Text(element, note));
    case contextPrimitive(6):
      return made('uri', ia5Text(element, note));
    case contextPrimitive(7): {
      const text = subtree ? ipSubtreeText(bytes) : ipText(bytes);
      if (text === null) note(new DerError('bad-ip', element.start));
      return made('ip', text ?? `#${toHex(bytes)}`);
    }
    case contextPrimitive(8):
      return made('other', readOid(element));
    case contextConstructed(4): {
      // Name is a CHOICE, so its tag is explicit.
      const name = within(element, (inner) => readName(inner.expect(tag.sequence), note));
      return made('dirName', name.text, name);
    }
    case contextConstructed(0):
      return made('other', within(element, otherNameText));
    case contextConstructed(3):
    case contextConstructed(5):
      // x400Address and ediPartyName, which nobody has ever met.
      return made('other', `#${toHex(elementBytes(element))}`);
    default:
      throw wrongTag(element.start, contextPrimitive(2), element.tag);
  }
}

/** "OID:text", or "OID:#hex" where the value is no string. */
function otherNameText(reader: DerReader): string {
  const oid = readOid(reader.expect(tag.oid));
  const value = reader.open(contextConstructed(0), (inner) => inner.next());
  return `${oid}:${decodeText(value)?.value ?? `#${toHex(elementBytes(value))}`}`;
}
