import { addProblem, addUnreadable, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerReader, contentBytes } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { extensionNames } from './extension-names.ts';
import { decodeExtensionValue } from './extension-values.ts';
import { readBoolean, readOid } from '../asn1/primitive.ts';
import type { Extension } from './subject.ts';
import * as tag from '../asn1/tag.ts';

/** No certificate has more than some twenty; the limit keeps a file made of empty ones from filling the page. */
const maximumExtensions = 500;

/**
 * Reads Extensions (RFC 5280 4.1.2.9) one by one: one that cannot be read is named in `unreadable` and hides no other.
 * Of two with the same OID, which 4.2 forbids, the first counts and the second is named.
 */
export function readExtensions(decoding: Decoding, element: DerElement, path: string): Extension[] {
  const { subject } = decoding;
  const seen = new Set<string>();
  const list = DerReader.inside(element);
  for (let number = 1; !list.atEnd; number += 1) {
    if (number > maximumExtensions) {
      addProblem(decoding, 'too-many-extensions', { field: path, limit: maximumExtensions });
      break;
    }
    const item = list.next();
    const frame = attempt(decoding, `extension #${number}`, null, () => readExtensionFrame(item));
    if (frame === null) continue;
    const { oid, critical, value } = frame;
    const part = `extension ${oid}`;
    const name = Object.hasOwn(extensionNames, oid) ? extensionNames[oid] : undefined;
    subject.extensions.push({ oid, name: name ?? oid, critical, value: contentBytes(value) });
    if (seen.has(oid)) {
      addUnreadable(decoding, part, 'duplicate-extension');
      continue;
    }
    seen.add(oid);
    attempt(decoding, part, null, () => {
      decodeExtensionValue(oid, value, subject, ({ code }) => {
        addUnreadable(decoding, part, code);
      });
    });
  }
  return subject.extensions;
}

export function readExtensionFrame(element: DerElement): { oid: string; critical: boolean; value: DerElement } {
  return DerReader.around(element).open(tag.sequence, (reader) => {
    const oid = readOid(reader.expect(tag.oid));
    const critical = reader.optional(tag.boolean);
    return { oid, critical: critical !== null && readBoolean(critical), value: reader.expect(tag.octetString) };
  });
}
