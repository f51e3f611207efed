import type { KnownAuthority } from '../authority/authority.ts';
import type { ChainReport, ProblemCode } from '../chain/chain-report.ts';
import { isUnsure } from '../chain/chain-verdict.ts';
import type { Facts } from '../facts.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { Subject } from '../x509/subject.ts';
import { judgeClients } from '../chain/judge-clients.ts';
import { faultOf, hasDates, isElsewhere, reachedRoot, withFault, type Fault } from './complaints.ts';
import { dayOf } from './run-parts.ts';
import { nameKeyOf, printedNameKey } from './printed-name.ts';
import type { Complaint, Run } from './run.ts';
import { runCodes, type RunCode } from './run-codes.ts';
import { issuerOfSent, nameOfSent, sentCertificates, walkNames, type SentCertificate } from './sent-certificates.ts';

export interface RunRemark {
  code: RunCode;
  severity: (typeof runCodes)[RunCode]['severity'];
  facts: Facts;
}

/** What one server sent in one connection, and what is wrong with it. */
export interface RunVerdict {
  run: Run;
  sent: SentCertificate[];
  /** Null where the server's own certificate is not in the text. Says nothing of what the listing names and the text does not show. */
  report: ChainReport | null;
  remarks: RunRemark[];
  verdict: Verdict;
}

export interface RunQuestion {
  run: Run;
  /** Certificates of the text that the run was read from; the line on which each begins ties them to the run. */
  certificates: readonly Subject[];
  /** Certificates that were given beside all runs: they stand in for what a listing names. */
  beside: readonly Subject[];
  authorities: readonly KnownAuthority[];
  /** Roots that the reader trusts; null where the known ones count. */
  trust: readonly Subject[] | null;
  at: Date;
  /** Judges what was sent, the first as the leaf; `host` is the name that the text says was asked for, or null. */
  ask: (pool: readonly Subject[], host: string | null) => Promise<ChainReport | null>;
}

/** What a chain report says where something is not there; of what a listing names, that would be false. */
const MISSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['missing-intermediate', 'wrong-family', 'wrong-issuer-generation']);
/** The same of a cross certificate, which is missing only where all that was sent is in the text. */
const OF_CROSS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['cross-missing', 'wrong-sibling']);
const NAMES_SHOWN = 5;

/** One verdict on one run. What was not pasted is not judged, and never called missing. */
export async function judgeRun({ run, certificates, beside, authorities, trust, at, ask }: RunQuestion): Promise<RunVerdict> {
  const sent = sentCertificates(run, certificates, beside);
  const remarks: RunRemark[] = [];
  const remark = (code: RunCode, facts: Facts = {}): void => void remarks.push(remarkOf(code, facts));
  const isLeafThere = run.tool !== 'certutil' && sent[0]?.certificate !== null;
  const pool = sent.flatMap(({ certificate }) => certificate ?? []);
  let report = isLeafThere ? await ask(pool, run.isAskedName ? run.host : null) : null;
  if (run.isAskedName && !run.sentName && isMismatch(report)) {
    // To who names no host a server gives what it has for everybody.
    report = await ask(pool, null);
    if (report !== null && !isMismatch(report)) {
      report = unsettled(report);
      remark('no-sni', { host: run.host, command: commandFor(run) });
    }
  }

  if (run.isEmpty) remark('nothing-sent');
  else if (run.tool === 'certutil') remark('windows-built');
  else {
    const roots = (trust ?? []).map(({ subject }) => nameKeyOf(subject));
    const listing = judgeListing(run, sent, { authorities, roots, onlyNames: report === null });
    if (listing.isOpen && report !== null) report = withoutCross(report);
    const isElsewhere = endsAtRootElsewhere(run, sent);
    if (report !== null && (listing.isOpen || isElsewhere || endsUnseen(run, sent, report))) {
      const judged = report;
      report = withoutMissing(report);
      const top = sent.at(-1);
      if (report !== judged && !listing.isOpen && top !== undefined) {
        if (isElsewhere) remark('root-elsewhere', { root: issuerOfSent(top) });
        else remark('end-unseen', { subject: nameOfSent(top), issuer: issuerOfSent(top) });
      }
    }
    // What is there reaches a trusted root by itself: whatever else was sent, it does no harm.
    const isEnough = report?.ok === true;
    remarks.push(...listing.remarks.map((one) => (isEnough && one.severity === 'unsure' ? { ...one, severity: 'info' as const } : one)));
  }
  if (report === null && !run.isEmpty && !remarks.some(({ code }) => code === 'leaf-only-tool'))
    remark('only-names', { tool: run.tool, command: commandFor(run) });
  const names = namesOf(sent.filter(({ isFromBeside }) => isFromBeside));
  if (names !== null) remark('from-beside', { names });
  remarks.push(...datesOfNames(sent, at));
  for (const complaint of run.complaints) {
    const [code, fault] = complaintCode(complaint, run, sent, said(report, remarks));
    if (code === null) continue;
    remark(code, { tool: run.tool, said: complaint.said, place: (complaint.depth ?? 0) + 1 });
    if (fault !== null && report !== null) report = withFault(report, fault, complaint);
  }
  remarks.push(...conclusionOf(run, remarks));
  return { run, sent, report, remarks, verdict: verdictOf(report, remarks) };
}

/** What has been said already, of the chain or of the run. */
function said(report: ChainReport | null, remarks: readonly RunRemark[]): ReadonlySet<ProblemCode | RunCode> {
  const errors = (report?.problems ?? []).filter(({ severity }) => severity === 'error');
  return new Set([...errors, ...remarks].map(({ code }) => code));
}

const SAID: Readonly<Record<Fault, { code: RunCode; also: readonly (ProblemCode | RunCode)[] }>> = {
  revoked: { code: 'said-revoked', also: ['revoked'] },
  dates: { code: 'said-dates', also: ['expired', 'not-yet-valid', 'anchor-expired', 'listed-expired', 'listed-not-yet-valid'] },
  name: { code: 'said-name', also: ['host-mismatch', 'no-usable-name', 'no-sni'] },
  certificate: { code: 'said-fault', also: [] },
};

/** What to say of a fault that the tool told; null where it is said already, or hangs on the trust store of its machine. */
function complaintCode(
  complaint: Complaint,
  run: Run,
  sent: readonly SentCertificate[],
  known: ReadonlySet<ProblemCode | RunCode>,
): [RunCode, Fault | null] | [null, null] {
  const fault = faultOf(complaint);
  if (fault === null) return [null, null];
  const { code, also } = SAID[fault];
  if ([code, ...also].some((one) => known.has(one))) return [null, null];
  if (isElsewhere(complaint, run)) return known.has('said-elsewhere') ? [null, null] : ['said-elsewhere', null];
  if (fault === 'dates' && hasDates(complaint, run, sent)) return known.has('said-clock') ? [null, null] : ['said-clock', null];
  return [code, fault];
}

interface Listing {
  remarks: RunRemark[];
  /** Not all that was sent is in the text, so that nothing above what is there can be called missing. */
  isOpen: boolean;
}

interface NameKnowledge {
  authorities: readonly KnownAuthority[];
  /** Names of roots that the reader trusts. */
  roots: readonly (string | null)[];
  /** No certificate is there whose chain could be judged. */
  onlyNames: boolean;
}

/** What the listing says by names alone. */
function judgeListing(run: Run, sent: readonly SentCertificate[], { authorities, roots, onlyNames }: NameKnowledge): Listing {
  const remarks: RunRemark[] = [];
  const remark = (code: RunCode, facts: Facts): void => void remarks.push(remarkOf(code, facts));
  const { path, end } = walkNames(sent);
  const notPasted = sent.filter(({ certificate }, place) => certificate === null && place > 0);
  if (!onlyNames && notPasted.length > 0) remark('not-pasted', { count: notPasted.length, names: namesOf(notPasted) });
  if (run.listing === 'leaf' || run.tool === 'curl') remark('leaf-only-tool', { tool: run.tool, command: commandFor(run) });
  else if (run.listing === 'cut') remark('listing-cut', { count: sent.length });
  else if (run.listing === 'none') remark('no-listing', {});

  const top = sent[path.at(-1) ?? -1];
  // Of what was pasted the chain itself is judged; names speak only for the rest.
  if (run.listing === 'whole' && top !== undefined && (onlyNames || top.certificate === null)) {
    const others = sent.filter((_, place) => !path.includes(place));
    const facts = { subject: nameOfSent(top), issuer: issuerOfSent(top) };
    if (end === 'open' && !roots.includes(top.issuerKey)) {
      const known = authorities.filter(({ subject }) => printedNameKey(subject) === top.issuerKey);
      const isIntermediate = known.length > 0 && known.every(({ role }) => role !== 'root');
      if (isIntermediate || (path.length === 1 && others.length > 0)) remark('listing-gap', { ...facts, others: namesOf(others) });
      else if (known.length === 0 && endsAtRootElsewhere(run, sent)) remark('root-elsewhere', { root: facts.issuer });
      else if (known.length === 0) remark('end-unknown', facts);
    } else if (end === 'root' && path.length > 1) remark('listing-root', { subject: facts.subject });
    const misplaced = path.find((place, index) => place < (path[index - 1] ?? -1));
    const wrong = misplaced === undefined ? undefined : sent[misplaced];
    if (misplaced !== undefined && wrong !== undefined) remark('listing-order', { place: misplaced + 1, subject: nameOfSent(wrong) });
    const needless = others.filter(({ certificate }) => certificate === null);
    if (path.length > 1 && needless.length > 0 && end !== 'unknown')
      remark('listing-extra', { count: needless.length, names: namesOf(needless) });
  }
  const isHole = (place: number): boolean => sent[place]?.certificate === null;
  return { remarks, isOpen: run.listing !== 'whole' || path.some(isHole) };
}

/** The report without what it calls missing. */
function withoutMissing(report: ChainReport): ChainReport {
  const problems = report.problems.filter(({ code }) => !MISSING.has(code));
  return problems.length === report.problems.length ? report : unsettled({ ...report, gaps: [], problems });
}

/** The report of a part: who would trust the whole cannot be said. */
function withoutCross(report: ChainReport): ChainReport {
  return {
    ...report,
    platforms: null,
    problems: report.problems.filter(({ code, severity }) => severity === 'error' || !OF_CROSS.has(code)),
  };
}

/** Whether the clients accept hangs on what cannot be seen here. */
function unsettled(report: ChainReport): ChainReport {
  return { ...report, ok: false, clients: judgeClients(report.problems, { anchored: false, hasServer: true }) };
}

/** Where only the name is there, the listing still tells the dates (OpenSSL 3, keytool, curl). */
function datesOfNames(sent: readonly SentCertificate[], at: Date): RunRemark[] {
  return sent.flatMap((one, index): RunRemark[] => {
    const { notBefore, notAfter } = one.listed;
    if (one.certificate !== null) return [];
    const code: RunCode | null =
      notAfter !== null && notAfter < at.getTime()
        ? 'listed-expired'
        : notBefore !== null && notBefore > at.getTime()
          ? 'listed-not-yet-valid'
          : null;
    if (code === null) return [];
    const date = dayOf(code === 'listed-expired' ? notAfter : notBefore);
    return [remarkOf(code, { place: index + 1, subject: nameOfSent(one), date })];
  });
}

function remarkOf(code: RunCode, facts: Facts): RunRemark {
  return { code, severity: runCodes[code].severity, facts };
}

/** The command that shows everything: for the host that was asked, else for a name to be replaced. */
function commandFor({ tool, host, port, isAskedName }: Run): string {
  const name = isAskedName && host !== null && /^[A-Za-z0-9.-]+$/u.test(host) ? host : 'HOST';
  if (tool === 'keytool') return `keytool -printcert -rfc -sslserver ${name}:${port ?? '443'}`;
  return `openssl s_client -connect ${name}:${port ?? '443'} -servername ${name} -showcerts`;
}

/** OpenSSL went exactly one certificate further than what was sent: to a root that its machine trusts, as it takes no other end. */
function endsAtRootElsewhere(run: Run, sent: readonly SentCertificate[]): boolean {
  const { length } = sent;
  // Where one of them is off the path, the machine had another that was not sent.
  return run.listing === 'whole' && reachedRoot(run) && depthOf(run) === length && walkNames(sent).path.length === length;
}

/** The machine verified it and the text does not show how far: whether the issuer that nobody knows here is a root or was not sent cannot be told. */
function endsUnseen(run: Run, sent: readonly SentCertificate[], { gaps }: ChainReport): boolean {
  return (
    run.listing === 'whole' &&
    reachedRoot(run) &&
    depthOf(run) === null &&
    gaps.every(({ authority }) => authority === null) &&
    walkNames(sent).path.length === sent.length
  );
}

function isMismatch(report: ChainReport | null): boolean {
  return report?.problems.some(({ code }) => code === 'host-mismatch') === true;
}

function depthOf(run: Run): number | null {
  return 'depth' in run && typeof run.depth === 'number' ? run.depth : null;
}

function conclusionOf(run: Run, others: readonly RunRemark[]): RunRemark[] {
  const { tool, verified, said } = run;
  if (verified === null || others.some(({ code }) => code.startsWith('said-'))) return [];
  const remarks = [remarkOf(verified ? 'tool-verified' : 'tool-refused', { tool, said })];
  const depth = depthOf(run);
  if (verified && run.listing === 'whole' && depth !== null && run.listed.length < depth)
    remarks.push(remarkOf('tool-helped', { count: run.listed.length, depth }));
  return remarks;
}

function namesOf(sent: readonly SentCertificate[]): string | null {
  const names = sent.flatMap((one) => nameOfSent(one) ?? []);
  if (names.length === 0) return null;
  return names.slice(0, NAMES_SHOWN).join('、') + (names.length > NAMES_SHOWN ? '…' : '');
}

function verdictOf(report: ChainReport | null, remarks: readonly RunRemark[]): Verdict {
  const problems = report?.problems ?? [];
  const has = (severity: RunRemark['severity']): boolean => remarks.some((remark) => remark.severity === severity);
  if (has('error') || problems.some((problem) => problem.severity === 'error' && !isUnsure(problem))) return 'unusable';
  if (has('unsure') || report === null || problems.some(({ severity }) => severity === 'error') || !report.ok) return 'unreadable';
  return has('warning') || problems.some(({ severity }) => severity === 'warning') ? 'caution' : 'usable';
}
