import type { ChainProblem, ChainReport, ClientVerdict } from '../chain/chain-report.ts';
import type { Facts } from '../facts.ts';
import { titleOf, fingerprintOf } from '../chain/problem-of.ts';
import { taiwanTime } from '../policy/calendar.ts';
import { excerpt } from '../text/excerpt.ts';
import type { Verify } from '../crypto/verification.ts';
import type { Subject } from '../x509/subject.ts';
import { revocationCodes } from './codes.ts';
import type { RevocationCode } from './codes.ts';
import { readRevocation } from './revocation.ts';
import type { RevocationEvidence, RevocationWord } from './revocation.ts';

export interface RevocationOptions {
  /** The certificates that were given, in which those of the report's path are looked up. */
  certificates: readonly Subject[];
  evidence: RevocationEvidence;
  at: Date;
  verify: Verify;
}

/**
 * The report with what the given CRLs and OCSP responses say of its path. A revoked certificate makes it unusable; what cannot be used
 * is said and changes nothing. "Not judged" stays for as long as one certificate below the root has no good word.
 */
export async function withRevocation(report: ChainReport, { certificates, evidence, at, verify }: RevocationOptions): Promise<ChainReport> {
  const given = new Map(certificates.map((certificate) => [fingerprintOf(certificate), certificate]));
  const path: Subject[] = [];
  for (const { sha256 } of report.path) {
    const certificate = given.get(sha256);
    // Known only by its facts: what signed the one below is not at hand.
    if (certificate === undefined) break;
    path.push(certificate);
  }
  const words = await readRevocation({ path, evidence, at, verify });
  const problems = shortened(words.map((word) => problemOf(word, given, report)));
  const answered = new Set(words.filter(({ says }) => says === 'good' || says === 'revoked').map(({ about }) => about));
  const asked = report.path.filter(({ role }) => role !== 'root');
  const revoked = words.some(({ says }) => says === 'revoked');
  return {
    ...report,
    clients: revoked ? unsure(report.clients) : report.clients,
    ok: report.ok && !revoked,
    problems: [...report.problems, ...problems],
    notJudged: asked.every(({ sha256 }) => answered.has(sha256)) ? [] : answered.size > 0 ? ['revocation-rest'] : report.notJudged,
  };
}

/** Whether a client looks for revocation at all is its own affair: who accepted before may refuse now. */
function unsure(clients: ChainReport['clients']): ChainReport['clients'] {
  const may = (verdict: ClientVerdict): ClientVerdict =>
    verdict.accepts === true ? { accepts: null, code: null, problem: 'revoked' } : verdict;
  return { chromium: may(clients.chromium), firefox: may(clients.firefox), openssl: may(clients.openssl) };
}

const MOST = 6;

/** Of what many lists or responses say alike of one certificate the first ones, and how many more there are. */
function shortened(problems: readonly ChainProblem[]): ChainProblem[] {
  const alike = new Map<string, number>();
  const kept = problems.filter(({ code, cert }) => {
    const count = (alike.get(`${code} ${cert}`) ?? 0) + 1;
    alike.set(`${code} ${cert}`, count);
    return count <= MOST;
  });
  const count = problems.length - kept.length;
  const [last] = kept.slice(-1);
  return count === 0 || last === undefined
    ? kept
    : [...kept, { code: 'revocation-more', cert: last.cert, severity: revocationCodes['revocation-more'].severity, facts: { count } }];
}

function problemOf(word: RevocationWord, given: ReadonlyMap<string, Subject>, { path }: ChainReport): ChainProblem {
  const { about, source, says } = word;
  const certificate = about === null ? undefined : given.get(about);
  const subject = certificate === undefined ? null : titleOf(certificate);
  const make = (code: RevocationCode, facts: Facts): ChainProblem => ({
    code,
    cert: about ?? path[0]?.sha256 ?? '',
    severity: revocationCodes[code].severity,
    facts,
  });
  if (says === 'revoked') {
    const date = timeOf(word.revokedAt);
    if (word.reason === 'certificate-hold') return make('on-hold', { subject, source, date });
    const isLeaf = about === path[0]?.sha256;
    return make(isLeaf ? 'revoked' : 'intermediate-revoked', { subject, source, date, reason: word.reason ?? 'none' });
  }
  if (says === 'good') return make('not-revoked', { subject, source, date: timeOf(word.nextUpdate) });
  if (says === 'unknown') return make('revocation-unknown', { subject, source });
  switch (says.why) {
    case 'unrelated':
      return make('revocation-unrelated', { source, issuer: says.issuer });
    case 'whose':
      return make('revocation-whose', {
        source,
        names: `${says.names.slice(0, MOST).map(excerpt).join('、')}${says.names.length > MOST ? '…' : ''}`,
      });
    case 'no-answer':
      return make('revocation-no-answer', { source, reason: says.status });
    case 'stale':
      return make('revocation-unused', { subject, source, reason: says.why, date: timeOf(says.nextUpdate) });
    case 'future':
      return make('revocation-unused', { subject, source, reason: says.why, date: timeOf(says.thisUpdate) });
    case 'scope':
      return make('revocation-unused', { subject, source, reason: says.limit, date: '' });
    default:
      return make('revocation-unused', { subject, source, reason: says.why, date: '' });
  }
}

function timeOf(iso: string | null): string {
  return iso === null ? '—' : taiwanTime(Date.parse(iso));
}
