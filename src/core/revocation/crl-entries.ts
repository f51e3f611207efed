import { DerReader, contentBytes, readEach } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import type { DerError } from '../asn1/der-error.ts';
import { readOid, readSerialHex } from '../asn1/primitive.ts';
import {
  boolean as booleanTag,
  contextConstructed,
  generalizedTime,
  integer as integerTag,
  octetString,
  oid as oidTag,
  sequence,
  utcTime,
} from '../asn1/tag.ts';
import { readTime } from '../asn1/time.ts';

/** CRLReason by its number (RFC 5280 5.3.1); 7 is not used. */
const REASONS = [
  'unspecified',
  'key-compromise',
  'ca-compromise',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
  'certificate-hold',
  null,
  'remove-from-crl',
  'privilege-withdrawn',
  'aa-compromise',
] as const;

/** Why a certificate was revoked; null where nothing is said of it. */
export type RevocationReason = Exclude<(typeof REASONS)[number], null> | null;

export interface RevokedEntry {
  /** ISO 8601, UTC. */
  date: string;
  reason: RevocationReason;
}

export function reasonOf(number: number | undefined): RevocationReason {
  return number === undefined ? null : (REASONS[number] ?? null);
}

const REASON_CODE = '2.5.29.21';

/**
 * The entry of a CertificateList (DER, RFC 5280 5.1.2.6) for a serial number, as `Subject.serialHex` writes it; null where there is none.
 * A list of a hundred thousand is walked once, and nothing is kept of the others. Throws a `DerError` where the list cannot be walked.
 */
export function findEntry(crl: Uint8Array, serialHex: string): RevokedEntry | null {
  const list = revokedCertificates(crl);
  if (list === null) return null;
  const length = serialHex.length / 2;
  for (const entries = DerReader.inside(list); !entries.atEnd;) {
    const entry = DerReader.inside(entries.expect(sequence));
    const serial = entry.expect(integerTag);
    // The sign may take an octet more; only those of the right length are worth their text.
    const octets = serial.end - serial.contentStart;
    if (octets !== length && octets !== length + 1 && !serialHex.startsWith('-')) continue;
    if (readSerialHex(serial) !== serialHex) continue;
    const date = readTime(entry.next());
    return { date, reason: reasonIn(entry.optional(sequence)) };
  }
  return null;
}

function revokedCertificates(crl: Uint8Array): DerElement | null {
  const tbs = DerReader.inside(DerReader.inside(new DerReader(crl, 0, crl.length).expect(sequence)).expect(sequence));
  tbs.optional(integerTag);
  tbs.expect(sequence);
  tbs.expect(sequence);
  tbs.next();
  if (tbs.peek() === utcTime || tbs.peek() === generalizedTime) tbs.next();
  return tbs.peek() === contextConstructed(0) ? null : tbs.optional(sequence);
}

function reasonIn(extensions: DerElement | null): RevocationReason {
  if (extensions === null) return null;
  let reason: RevocationReason = null;
  const stop = (fault: DerError): never => {
    throw fault;
  };
  readEach(extensions, stop, (items) => {
    const extension = DerReader.inside(items.expect(sequence));
    const oid = readOid(extension.expect(oidTag));
    extension.optional(booleanTag);
    const value = extension.expect(octetString);
    if (oid === REASON_CODE) reason = reasonOf(contentBytes(value)[2]);
  });
  return reason;
}
