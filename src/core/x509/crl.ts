import type { Decoding } from './decoding.ts';
import type { DerError } from '../asn1/der-error.ts';
import { readEach } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { readExtensionFrame } from './extensions.ts';
import { extensionsField, innerAlgorithm, nameField, signatureFields, timeTags } from './fields.ts';
import type { Frame } from './frame.ts';
import { readSerialHex, readSmallInteger } from '../asn1/primitive.ts';
import * as tag from '../asn1/tag.ts';
import { readTime } from '../asn1/time.ts';

/** Decodes a CertificateList (RFC 5280 5.1); thisUpdate and nextUpdate become `notBefore` and `notAfter`. */
export function decodeCrl(decoding: Decoding, outer: Frame): void {
  const { subject } = decoding;
  const { frame, bytes } = outer.openInner('tbsCertList');
  subject.version = 1 + (frame.optional('version', [tag.integer], readSmallInteger) ?? 0);
  const inner = innerAlgorithm(frame);
  subject.issuer = nameField(frame, 'issuer');
  subject.notBefore = frame.field('thisUpdate', timeTags, readTime);
  subject.notAfter = frame.optional('nextUpdate', timeTags, readTime);
  frame.skip<'nothing here answers whether a certificate was revoked'>('revokedCertificates', [tag.sequence], checkEntries);
  extensionsField(frame, 'crlExtensions', 0);
  frame.finish();
  signatureFields(outer, bytes, inner);
}

/** Serial number, date and extensions of each entry; the first fault ends it. */
function checkEntries(list: DerElement): void {
  const stop = (fault: DerError): never => {
    throw fault;
  };
  readEach(list, stop, (entries) =>
    entries.open(tag.sequence, (entry) => {
      readSerialHex(entry.expect(tag.integer));
      readTime(entry.expect(entry.peek() === tag.utcTime ? tag.utcTime : tag.generalizedTime));
      const extensions = entry.optional(tag.sequence);
      if (extensions !== null) readEach(extensions, stop, (items) => readExtensionFrame(items.next()));
    }),
  );
}
