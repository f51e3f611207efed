import type { Block } from '../pem/block.ts';
import { BerReader } from '../asn1/ber-reader.ts';
import { addProblem, addUnreadable, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { elementBytes } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import { readOid } from '../asn1/primitive.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed } from '../asn1/tag.ts';

const signedDataOid = '1.2.840.113549.1.7.2';

/** What else CMS holds (RFC 5652, RFC 3274, RFC 5083), none of it certificates that could be taken out: something encrypted, or data. */
const ENCRYPTED = /^1\.2\.840\.113549\.1\.(?:7\.[346]|9\.16\.1\.23)$/;
const DATA = /^1\.2\.840\.113549\.1\.(?:7\.[15]|9\.16\.1\.9)$/;

/** A chain has four; the limit keeps a bundle of thousands of tiny elements from filling the page. */
const maximumCertificates = 500;

/**
 * Takes a certificate bundle (RFC 5652 5.1, degenerate SignedData) apart: one block for each certificate and CRL
 * inside, in their order. They carry the bundle's line and encoding and no label of their own.
 */
export function openBundle(decoding: Decoding, block: Block, der: Uint8Array): Block[] {
  const found: Block[] = [];
  const keep = (kind: 'certificate' | 'crl', element: DerElement): void => {
    found.push({ kind, encoding: block.encoding, label: null, line: block.line, der: elementBytes(element) });
  };
  const readSignedData = (signedData: BerReader): void => {
    signedData.pass<'version, digests, content and signatures are about what was signed, and a bundle signs nothing'>(
      tag.integer,
      tag.set,
      tag.sequence,
    );
    const certificates = signedData.optional(contextConstructed(0));
    if (certificates !== null)
      keepAll(decoding, BerReader.inside(certificates), (element) => {
        keep('certificate', element);
      });
    const crls = signedData.optional(contextConstructed(1));
    if (crls !== null)
      keepAll(decoding, BerReader.inside(crls), (element) => {
        keep('crl', element);
      });
    // RFC 5652 has the set of signatures always; a bundle is read without it.
    if (!signedData.atEnd) signedData.pass<'the same'>(tag.set);
  };
  attempt(decoding, 'signedData', 'signedData', () => {
    new BerReader(der, 0, der.length).open(tag.sequence, (contentInfo) => {
      const type = contentInfo.expect(tag.oid);
      const oid = readOid(type);
      const other = ENCRYPTED.test(oid) ? 'cms-enveloped' : DATA.test(oid) ? 'cms-data' : 'not-signed-data';
      if (oid !== signedDataOid) throw new DerError(other, type.start, { oid });
      contentInfo.open(contextConstructed(0), (content) => {
        content.open(tag.sequence, readSignedData);
      });
    });
  });
  return found;
}

/** RFC 5652 10.2.2: next to X.509 certificates there may be attribute certificates and others, which are named and left out. */
function keepAll(decoding: Decoding, list: BerReader, keep: (element: DerElement) => void): void {
  for (let number = 1; !list.atEnd; number += 1) {
    if (number > maximumCertificates) {
      addProblem(decoding, 'too-many-certificates', { field: 'signedData.certificates', limit: maximumCertificates });
      return;
    }
    const element = list.next();
    if (element.tag === tag.sequence) keep(element);
    else addUnreadable(decoding, `certificate #${number}`, 'not-x509-certificate');
  }
}
