import { DerError } from '../asn1/der-error.ts';
import { DerReader, contentBytes, elementBytes } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { readBitStringOctets, readOid, readSerialHex } from '../asn1/primitive.ts';
import {
  bitString,
  contextConstructed,
  contextPrimitive,
  generalizedTime,
  integer as integerTag,
  octetString,
  oid as oidTag,
  sequence,
} from '../asn1/tag.ts';
import { readTime } from '../asn1/time.ts';
import { toHex } from '../text/hex.ts';
import { readAlgorithm, readSignatureAlgorithm } from '../x509/algorithm.ts';
import { decodeBlock } from '../x509/decode-block.ts';
import { hashAlgorithms } from '../x509/signature-algorithms.ts';
import type { Signature, Subject } from '../x509/subject.ts';
import { reasonOf } from './crl-entries.ts';
import type { RevocationReason } from './crl-entries.ts';
import type { CertificateId } from './name-hash.ts';

/** OCSPResponseStatus (RFC 6960 4.2.1); 4 is not used. */
const STATUSES = ['successful', 'malformed-request', 'internal-error', 'try-later', null, 'sig-required', 'unauthorized'] as const;
const BASIC = '1.3.6.1.5.5.7.48.1.1';
const ENUMERATED = 0x0a;

export interface SingleResponse {
  /** Its hash is "SHA-1" or "SHA-256" most of the time, or the OID of one that has no name here. */
  id: CertificateId;
  status: 'good' | 'revoked' | 'unknown';
  /** ISO 8601, UTC; of revoked ones. */
  revokedAt: string | null;
  reason: RevocationReason;
  thisUpdate: string;
  nextUpdate: string | null;
}

/** A BasicOCSPResponse as plain data. */
export interface OcspResponse {
  producedAt: string;
  responses: SingleResponse[];
  signature: Signature;
  /** What the responder sent along, so that its own key can be checked. */
  certificates: Subject[];
}

/** An answer without a statement, such as "try-later", or what could not be read. */
export interface NoResponse {
  status: Exclude<(typeof STATUSES)[number], 'successful' | null> | 'other' | 'unreadable';
}

/** Reads an OCSPResponse (DER, RFC 6960 4.2). Never throws. */
export function readOcspResponse(der: Uint8Array): OcspResponse | NoResponse {
  try {
    const outer = DerReader.inside(new DerReader(der, 0, der.length).expect(sequence));
    const status = STATUSES[contentBytes(outer.expect(ENUMERATED))[0] ?? 4] ?? 'other';
    if (status !== 'successful') return { status };
    const bytes = outer.open(contextConstructed(0), (explicit) =>
      explicit.open(sequence, (fields) => {
        if (readOid(fields.expect(oidTag)) !== BASIC) throw new DerError('asn1-not-recognised', fields.position);
        return contentBytes(fields.expect(octetString));
      }),
    );
    return readBasic(DerReader.inside(new DerReader(bytes, 0, bytes.length).expect(sequence)));
  } catch (fault) {
    if (fault instanceof DerError) return { status: 'unreadable' };
    throw fault;
  }
}

function readBasic(fields: DerReader): OcspResponse {
  const data = fields.expect(sequence);
  const algorithm = readSignatureAlgorithm(fields.expect(sequence));
  const value = readBitStringOctets(fields.expect(bitString));
  const certificates: Subject[] = [];
  if (fields.peek() === contextConstructed(0)) {
    fields.open(contextConstructed(0), (explicit) =>
      explicit.open(sequence, (list) => {
        while (!list.atEnd) certificates.push(...decoded(list.next()));
      }),
    );
  }
  const inside = DerReader.inside(data);
  // Version, and who answered: by name or by key; whose key it is the signature tells.
  inside.optional(contextConstructed(0));
  inside.next();
  const producedAt = readTime(inside.expect(generalizedTime));
  const responses: SingleResponse[] = [];
  inside.open(sequence, (list) => {
    while (!list.atEnd) responses.push(list.open(sequence, readSingle));
  });
  finishExtensions(inside);
  return { producedAt, responses, signature: { ...algorithm, differs: null, value, signed: elementBytes(data) }, certificates };
}

function readSingle(fields: DerReader): SingleResponse {
  const id = DerReader.inside(fields.expect(sequence));
  const { oid } = readAlgorithm(id.expect(sequence));
  const hash = hashAlgorithms[oid] ?? oid;
  const issuerNameHash = toHex(contentBytes(id.expect(octetString)));
  const issuerKeyHash = toHex(contentBytes(id.expect(octetString)));
  const serialHex = readSerialHex(id.expect(integerTag));
  const status = readStatus(fields.next());
  const thisUpdate = readTime(fields.expect(generalizedTime));
  const nextUpdate =
    fields.peek() === contextConstructed(0)
      ? fields.open(contextConstructed(0), (explicit) => readTime(explicit.expect(generalizedTime)))
      : null;
  finishExtensions(fields);
  return { id: { hash, issuerNameHash, issuerKeyHash, serialHex }, ...status, thisUpdate, nextUpdate };
}

/** Extensions may follow, a nonce for one, and nothing else: whoever reads on where the rest is not understood may have read another's answer. */
function finishExtensions(fields: DerReader): void {
  fields.optional(contextConstructed(1));
  fields.finish();
}

function readStatus(element: DerElement): Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'> {
  if (element.tag === contextPrimitive(0)) return { status: 'good', revokedAt: null, reason: null };
  if (element.tag !== contextConstructed(1)) return { status: 'unknown', revokedAt: null, reason: null };
  const info = DerReader.inside(element);
  const revokedAt = readTime(info.expect(generalizedTime));
  const reason =
    info.peek() === contextConstructed(0) ? info.open(contextConstructed(0), (explicit) => contentBytes(explicit.next())[0]) : undefined;
  return { status: 'revoked', revokedAt, reason: reasonOf(reason) };
}

function decoded(element: DerElement): Subject[] {
  return decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der: elementBytes(element) }).subjects;
}
