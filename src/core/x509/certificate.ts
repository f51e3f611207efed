import type { Decoding } from './decoding.ts';
import { DerReader, within } from '../asn1/der-reader.ts';
import { extensionsField, innerAlgorithm, keyField, nameField, signatureFields, timeTags } from './fields.ts';
import { Frame } from './frame.ts';
import { bitStringBytes, readSerialHex, readSmallInteger } from '../asn1/primitive.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed, contextPrimitive } from '../asn1/tag.ts';
import { readTime } from '../asn1/time.ts';

/** Decodes a Certificate (RFC 5280 4.1) into `decoding.subject`. */
export function decodeCertificate(decoding: Decoding, outer: Frame): void {
  const { subject } = decoding;
  const { frame, bytes } = outer.openInner('tbsCertificate');
  subject.version =
    1 +
    (frame.optional('version', [contextConstructed(0)], (element) =>
      within(element, (inner) => readSmallInteger(inner.expect(tag.integer))),
    ) ?? 0);
  subject.serialHex = frame.field('serialNumber', [tag.integer], readSerialHex);
  const inner = innerAlgorithm(frame);
  subject.issuer = nameField(frame, 'issuer');
  frame.field('validity', [tag.sequence], (element) => {
    const validity = new Frame(decoding, DerReader.inside(element), `${frame.path}.validity`, 'validity.');
    subject.notBefore = validity.field('notBefore', timeTags, readTime);
    subject.notAfter = validity.field('notAfter', timeTags, readTime);
    validity.finish();
    return validity;
  });
  subject.subject = nameField(frame, 'subject');
  keyField(frame);
  frame.skip<'RFC 5280 4.1.2.8 forbids them, and no client looks at them'>('issuerUniqueID', [contextPrimitive(1)], bitStringBytes);
  frame.skip<'the same'>('subjectUniqueID', [contextPrimitive(2)], bitStringBytes);
  extensionsField(frame, 'extensions', 3);
  frame.finish();
  signatureFields(outer, bytes, inner);
}
