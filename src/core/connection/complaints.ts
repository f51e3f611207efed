import type { ChainReport, ClientVerdict } from '../chain/chain-report.ts';
import { refusalsOf } from '../chain/refusals.ts';
import { CLIENTS, type Client, type Refusals } from '../policy/client.ts';
import type { Complaint, Run } from './run.ts';
import type { SentCertificate } from './sent-certificates.ts';

/** What a tool's complaint says of the certificate, whatever roots its machine trusts. */
export type Fault = 'revoked' | 'dates' | 'name' | 'certificate';

/**
 * Words of OpenSSL (crypto/x509/x509_txt.c, 1.0.2 to 3.x), curl, GnuTLS and Windows. What hangs on the trust store, on CRLs or on
 * options is not here: another machine may think otherwise.
 */
const FAULTS: readonly (readonly [fault: Fault, words: RegExp])[] = [
  ['revoked', /certificate revoked|certificate (?:chain )?is revoked|CERT_TRUST_IS_REVOKED|CRYPT_E_REVOKED/iu],
  [
    'dates',
    /certificate has expired|certificate is not yet valid|expired certificate|not yet activated|(?:SEC_E_CERT|CERT_E)_EXPIRED|IS_NOT_TIME_VALID/iu,
  ],
  [
    'name',
    /(?:hostname|IP address|email address) mismatch|no alternative certificate subject name|certificate subject name .{1,200} does not match|unable to obtain common name|failed to match connection hostname|SEC_E_WRONG_PRINCIPAL|CERT_E_CN_NO_MATCH/iu,
  ],
  [
    'certificate',
    /decrypt certificate's signature|decode issuer public key|certificate signature failure|format error in certificate's|doesn't have a public key|path length (?:constraint exceeded|invalid)|(?:unsuitable|unsupported) certificate purpose|does not include certificate signing|unhandled critical extension|invalid (?:non-)?CA certificate|inconsistent certificate|subtree violation|name constraint|certificate key too weak|(?:digest algorithm|md) too weak|algorithm mismatch|explicit ECC parameters|CERT_TRUST_(?:IS_NOT_SIGNATURE_VALID|IS_NOT_VALID_FOR_USAGE|INVALID_|HAS_WEAK_SIGNATURE|HAS_EXCLUDED_|HAS_NOT_)/iu,
  ],
];

export function faultOf({ said }: Complaint): Fault | null {
  return FAULTS.find(([, words]) => words.test(said))?.[0] ?? null;
}

/** Whether it is about a certificate that the machine had of its own: what the server sent may be good all the same. */
export function isElsewhere({ depth, said }: Complaint, run: Run): boolean {
  if (depth === null || run.tool === 'certutil' || run.listing !== 'whole') return false;
  // The signature of the topmost was checked with a key of the machine's own.
  return depth >= run.listed.length - (/signature failure/iu.test(said) ? 1 : 0);
}

/** Whether the dates of what it is about are at hand, so that nobody has to be believed. */
export function hasDates({ depth }: Complaint, { tool, listing }: Run, sent: readonly SentCertificate[]): boolean {
  const about = depth === null ? sent : sent.slice(depth, depth + 1);
  const isAll = depth !== null || listing === 'whole' || tool === 'certutil';
  return isAll && about.length > 0 && about.every(({ listed, certificate }) => listed.notAfter !== null || certificate !== null);
}

/** Whether its machine went all the way to a root that it trusts, whatever else it minded. */
export function reachedRoot({ verified, complaints }: Run): boolean {
  return verified === true || (verified === false && complaints.length > 0 && complaints.every((one) => faultOf(one) !== null));
}

/** The report with what the fault means for each client that would have accepted. */
export function withFault(report: ChainReport, fault: Fault, { said }: Complaint): ChainReport {
  const refusals = refusalsBy(fault, said);
  const verdictOf = (client: Client): ClientVerdict => {
    const before = report.clients[client];
    if (before.accepts === false) return before;
    const code = refusals[client];
    if (code !== undefined) return { accepts: false, code, problem: null };
    // Whether a browser looks for revocation, or minds what OpenSSL minds, is its own affair.
    return { accepts: null, code: null, problem: fault === 'revoked' ? 'revoked' : before.problem };
  };
  const [chromium, firefox, openssl] = CLIENTS.map(verdictOf);
  if (!chromium || !firefox || !openssl) return report;
  return { ...report, ok: false, clients: { chromium, firefox, openssl } };
}

function refusalsBy(fault: Fault, said: string): Refusals {
  if (fault === 'name') return { ...refusalsOf('host-mismatch', {}, true), ...(/ mismatch$/iu.test(said) ? { openssl: said } : {}) };
  if (fault === 'dates') return refusalsOf(/not yet/iu.test(said) ? 'not-yet-valid' : 'expired', {}, true);
  return { openssl: fault === 'revoked' ? 'certificate revoked' : said };
}
