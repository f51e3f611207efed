import type { RevocationReason } from './crl-entries.ts';

/** What `openssl ocsp` or `openssl s_client -status` printed of one certificate: its words, not a signature that could be checked. */
export interface PrintedStatus {
  /** Line in the text, from 1. */
  line: number;
  /** The file that was asked about, as `openssl ocsp` writes it; null in a dump of the whole response. */
  name: string | null;
  /** Lower-case hex, where the dump has it. */
  serialHex: string | null;
  status: 'good' | 'revoked' | 'unknown';
  /** ISO 8601, UTC. */
  thisUpdate: string | null;
  nextUpdate: string | null;
  revokedAt: string | null;
  reason: RevocationReason;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ISO 8601 of a time as OpenSSL prints it ("Nov 29 03:15:00 2026 GMT"); null where it is none. */
function timeIn(text: string): string | null {
  const match = /([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d)(?:\.\d{1,9})? (\d{4}) GMT/.exec(text);
  const month = MONTHS.indexOf(match?.[1] ?? '');
  if (match === null || month < 0) return null;
  const [, , day = '', time, year] = match;
  return `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}Z`;
}

const REASONS: Readonly<Record<string, RevocationReason>> = {
  unspecified: 'unspecified',
  keyCompromise: 'key-compromise',
  cACompromise: 'ca-compromise',
  affiliationChanged: 'affiliation-changed',
  superseded: 'superseded',
  cessationOfOperation: 'cessation-of-operation',
  certificateHold: 'certificate-hold',
  removeFromCRL: 'remove-from-crl',
  privilegeWithdrawn: 'privilege-withdrawn',
  aACompromise: 'aa-compromise',
};

/** Reads `server.pem: good` with the lines below it, and `Cert Status: good` of a dump (OpenSSL 1.0.2 to 3.x). */
export function readOcspText(text: string): PrintedStatus[] {
  const found: PrintedStatus[] = [];
  let serialHex: string | null = null;
  text.split(/\r?\n/).forEach((written, at) => {
    const line = written.trim();
    const last = found.at(-1);
    const serial = /^Serial Number: ([0-9A-Fa-f]{1,64})$/.exec(line)?.[1];
    if (serial !== undefined) serialHex = (serial.length % 2 === 0 ? serial : `0${serial}`).toLowerCase();
    const [, name = null, status] =
      /^(?:Cert Status|([^\s:][^:]{0,200}|[A-Za-z]:[\\/][^:]{0,200})): (good|revoked|unknown)$/.exec(line) ?? [];
    if (status !== undefined) {
      const empty = { thisUpdate: null, nextUpdate: null, revokedAt: null, reason: null };
      found.push({ line: at + 1, name, serialHex: name === null ? serialHex : null, status: status as PrintedStatus['status'], ...empty });
    } else if (last !== undefined) {
      const [, field = '', value = ''] = /^(This Update|Next Update|Revocation Time|Reason|Revocation Reason): (.{1,80})$/.exec(line) ?? [];
      if (field === 'This Update') last.thisUpdate = timeIn(value);
      if (field === 'Next Update') last.nextUpdate = timeIn(value);
      if (field === 'Revocation Time') last.revokedAt = timeIn(value);
      if (field.endsWith('Reason')) last.reason = REASONS[value.split(' ')[0] ?? ''] ?? null;
    }
  });
  return found;
}
