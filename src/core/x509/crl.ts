import type { Decoding } from './decoding.ts';
import { DerReader } from './der-reader.ts';
import { readExtensions } from './extensions.ts';
import { nameField, signatureFields, timeTags } from './fields.ts';
import type { Frame } from './frame.ts';
import { readSmallInteger } from './primitive.ts';
import { contextConstructed, tag } from './tag.ts';
import { readTime } from './time.ts';

/** Decodes a CertificateList (RFC 5280 5.1); thisUpdate and nextUpdate become `notBefore` and `notAfter`. Its entries are stepped over. */
export function decodeCrl(decoding: Decoding, outer: Frame): void {
  const { subject } = decoding;
  const { frame, bytes } = outer.openInner('tbsCertList');
  subject.version = 1 + (frame.optional('version', [tag.integer], readSmallInteger) ?? 0);
  frame.field('signature', [tag.sequence], () => null);
  subject.issuer = nameField(frame, 'issuer');
  subject.notBefore = frame.field('thisUpdate', timeTags, readTime);
  subject.notAfter = frame.optional('nextUpdate', timeTags, readTime);
  frame.optional('revokedCertificates', [tag.sequence], () => null);
  frame.optional('crlExtensions', [contextConstructed(0)], (element) => {
    readExtensions(decoding, DerReader.inside(element).expect(tag.sequence), `${frame.path}.crlExtensions`);
  });
  frame.finish();
  signatureFields(outer, bytes);
}
