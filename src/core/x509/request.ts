import { attributeTypes } from './attribute-types.ts';
import { attributeNames, extensionRequests } from './request-attributes.ts';
import { attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerError } from '../asn1/der-error.ts';
import { DerReader, within } from '../asn1/der-reader.ts';
import { readExtensions } from './extensions.ts';
import { keyField, nameField, signatureFields } from './fields.ts';
import type { Frame } from './frame.ts';
import { readOid, readSmallInteger } from '../asn1/primitive.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed } from '../asn1/tag.ts';
import { stepOver } from '../asn1/well-formed.ts';

/** More than any tool writes. */
const maximumAttributes = 100;

/** Decodes a CertificationRequest (RFC 2986 4) into `decoding.subject`. */
export function decodeRequest(decoding: Decoding, outer: Frame): void {
  const { subject } = decoding;
  const { frame, bytes } = outer.openInner('certificationRequestInfo');
  const version = frame.field('version', [tag.integer], readSmallInteger);
  subject.version = version === null ? null : version + 1;
  subject.subject = nameField(frame, 'subject');
  keyField(frame);
  // RFC 2986 has the field always; some tools leave it out when it is empty, and OpenSSL reads that.
  frame.optional('attributes', [contextConstructed(0)], (element) => {
    const list = DerReader.inside(element);
    for (let number = 1; !list.atEnd; number += 1) {
      if (number > maximumAttributes) throw new DerError('too-many-extensions', list.position, { limit: maximumAttributes });
      const item = list.expect(tag.sequence);
      attempt(decoding, `attribute #${number}`, null, () => {
        within(item, (reader) => {
          readAttribute(decoding, reader, frame.path);
        });
      });
    }
    return subject.attributes;
  });
  frame.finish();
  signatureFields(outer, bytes, null);
}

function readAttribute(decoding: Decoding, reader: DerReader, path: string): void {
  const oid = readOid(reader.expect(tag.oid));
  const asks = extensionRequests.includes(oid);
  if (!asks) decoding.subject.attributes.push(attributeNames[oid] ?? attributeTypes[oid] ?? oid);
  reader.open(tag.set, (values) => {
    if (asks) readExtensions(decoding, values.expect(tag.sequence), `${path}.attributes.extensionRequest`);
    else stepOver<'one of them is a password'>(values);
  });
}
