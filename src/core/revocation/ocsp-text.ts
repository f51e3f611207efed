import type { RevocationReason } from './crl-entries.ts';
import type { CertificateId } from './name-hash.ts';

/** What `openssl ocsp` or `openssl s_client -status` printed of one certificate: its words, not a signature that could be checked. */
export interface PrintedStatus {
  /** Whose status it is: in a dump of the whole response, or where a number was asked about. */
  id: CertificateId | null;
  /** Where that is not said: the file that was asked about, as `openssl ocsp` writes it. */
  name: string | null;
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

const STATUS = /^(?:Cert Status|([^\s:][^:]{0,200}|[A-Za-z]:[\\/][^:]{0,200})): (good|revoked|unknown)$/;
const FIELD =
  /^(Hash Algorithm|Issuer Name Hash|Issuer Key Hash|Serial Number|This Update|Next Update|Revocation Time|Reason|Revocation Reason): (.{1,160})$/;
const HEX = /^[0-9A-Fa-f]{1,128}$/;

/** Reads `server.pem: good` with the lines below it, and `Cert Status: good` of a dump (OpenSSL 1.0.2 to 3.x). */
export function readOcspText(text: string): PrintedStatus[] {
  const found: PrintedStatus[] = [];
  /** What the dump has said since its last "Certificate ID:". */
  let said: Record<string, string> = {};
  for (const written of text.split(/\r?\n/)) {
    const line = written.trim();
    if (line === 'Certificate ID:') said = {};
    const [, name = null, status] = STATUS.exec(line) ?? [];
    if (status !== undefined) {
      const id = name === null ? idOf(said) : numberAsked(name);
      const empty = { thisUpdate: null, nextUpdate: null, revokedAt: null, reason: null };
      found.push({ name: id === null ? (name ?? 'Cert Status') : null, id, status: status as PrintedStatus['status'], ...empty });
      said = {};
      continue;
    }
    const [, field, value = ''] = FIELD.exec(line) ?? [];
    if (field === undefined) continue;
    said[field] = value;
    const last = found.at(-1);
    if (last === undefined) continue;
    if (field === 'This Update') last.thisUpdate = timeIn(value);
    if (field === 'Next Update') last.nextUpdate = timeIn(value);
    if (field === 'Revocation Time') last.revokedAt = timeIn(value);
    if (field.endsWith('Reason')) last.reason = REASONS[value.split(' ')[0] ?? ''] ?? null;
  }
  return withoutEchoes(found);
}

function idOf(said: Readonly<Record<string, string>>): CertificateId | null {
  const hex = (field: string): string | null => (HEX.test(said[field] ?? '') ? (said[field] ?? '').toLowerCase() : null);
  const serialHex = hex('Serial Number');
  if (serialHex === null) return null;
  const hash = said['Hash Algorithm']?.replace(/^sha(?=\d)/i, 'SHA-') ?? null;
  return { hash, issuerNameHash: hex('Issuer Name Hash'), issuerKeyHash: hex('Issuer Key Hash'), serialHex };
}

/** What `-serial 0x…` was asked about stands where a file's name would. */
function numberAsked(name: string): CertificateId | null {
  const serialHex = /^0x([0-9a-f]{1,128})$/i.exec(name)?.[1]?.toLowerCase();
  return serialHex === undefined ? null : { hash: null, issuerNameHash: null, issuerKeyHash: null, serialHex };
}

/** Below a dump (`-resp_text`) stands in short, by the file's name, what it says of the certificates that were asked about. */
function withoutEchoes(found: readonly PrintedStatus[]): PrintedStatus[] {
  const key = ({ status, thisUpdate, nextUpdate }: PrintedStatus): string => `${status} ${thisUpdate} ${nextUpdate}`;
  const dumped = new Set(found.filter(({ id }) => id !== null).map(key));
  return found.filter((each) => each.id !== null || !dumped.has(key(each)));
}
