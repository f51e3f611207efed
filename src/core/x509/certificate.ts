import type { Decoding } from './decoding.ts';
import { DerReader } from './der-reader.ts';
import { readExtensions } from './extensions.ts';
import { keyField, nameField, signatureFields, timeTags } from './fields.ts';
import { Frame } from './frame.ts';
import { readSerialHex, readSmallInteger } from './primitive.ts';
import { contextConstructed, contextPrimitive, tag } from './tag.ts';
import { readTime } from './time.ts';

/** Decodes a Certificate (RFC 5280 4.1) into `decoding.subject`. */
export function decodeCertificate(decoding: Decoding, outer: Frame): void {
  const { subject } = decoding;
  const { frame, bytes } = outer.openInner('tbsCertificate');
  subject.version = 1 + (frame.optional('version', [contextConstructed(0)], (element) =>
    readSmallInteger(DerReader.inside(element).expect(tag.integer)),
  ) ?? 0);
  subject.serialHex = frame.field('serialNumber', [tag.integer], readSerialHex);
  // The algorithm again; only the one outside the signed part, which must be equal, is shown.
  frame.field('signature', [tag.sequence], () => null);
  subject.issuer = nameField(frame, 'issuer');
  frame.field('validity', [tag.sequence], (element) => {
    const validity = new Frame(decoding, DerReader.inside(element), `${frame.path}.validity`, 'validity.');
    subject.notBefore = validity.field('notBefore', timeTags, readTime);
    subject.notAfter = validity.field('notAfter', timeTags, readTime);
    validity.finish();
  });
  subject.subject = nameField(frame, 'subject');
  keyField(frame);
  frame.optional('issuerUniqueID', [contextPrimitive(1), contextConstructed(1)], () => null);
  frame.optional('subjectUniqueID', [contextPrimitive(2), contextConstructed(2)], () => null);
  frame.optional('extensions', [contextConstructed(3)], (element) => {
    readExtensions(decoding, DerReader.inside(element).expect(tag.sequence), `${frame.path}.extensions`);
  });
  frame.finish();
  signatureFields(outer, bytes);
}
