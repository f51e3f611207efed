import type { Verification } from '../crypto/verification.ts';
import { taiwanTime, wholeDays } from '../policy/calendar.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import type { CandidatePath } from './find-paths.ts';
import { isWeakSignature, minimumMissed } from './key-strength.ts';
import { checkNameConstraints } from './name-constraints.ts';
import type { NameBudget } from './name-constraints.ts';
import { checkPolicies } from './policies.ts';
import { problemOf, titleOf } from './problem-of.ts';
import { fatalPart } from './readable-enough.ts';
import { isSelfIssued } from './self-issued.ts';

/** What a trusted certificate itself is held to. RFC 5280 6.1.1 (d) takes nothing but its name and key, and so do browsers by default. */
export interface AnchorRules {
  expiry: boolean;
  /** Its basic constraints, key usage, extended key usage, name and policy constraints hold for the path. */
  constraints: boolean;
  /** A trusted certificate without basic constraints is no CA. */
  basicConstraints: boolean;
}

export interface PathRules {
  at: Date;
  /** Extended key usage that every certificate of the path must allow: "serverAuth", "clientAuth", …; "any" asks for none. */
  purpose: string;
  anchor: AnchorRules;
  /** Shared by all paths of one examination. */
  names: NameBudget;
}

/** Path validation after RFC 5280 section 6 without revocation, from the top down; what concerns gaps and trust is not in here. */
export function checkPath(path: CandidatePath, rules: PathRules): ChainProblem[] {
  const { certificates, links, end } = path;
  const top = certificates.length - 1;
  // A self-signed root that nobody trusts is held to no more than a trusted one: that it is not trusted is the news.
  const isRoot = (at: number): boolean => at === top && top > 0 && (end.kind === 'self-signed' || (end.kind === 'anchor' && end.isRoot));
  const problems: ChainProblem[] = [];
  let pathLength = Infinity;
  for (let at = top; at >= 0; at -= 1) {
    const certificate = certificates[at];
    if (certificate === undefined) continue;
    const root = isRoot(at);
    problems.push(...checkReadable(certificate), ...checkKey(certificate, rules.at), ...checkValidity(certificate, rules, root));
    if (root && !rules.anchor.constraints) continue;
    if (!root) problems.push(...checkCritical(certificate));
    // How strong the signature of a root on itself is matters to nobody, also where the root is the certificate asked about.
    if (at < top || end.kind === 'gap' || end.kind === 'known-root')
      problems.push(...checkSignature(certificate, certificates[at + 1], links[at]?.verification ?? null, rules.at));
    if (at > 0) {
      problems.push(...checkAuthority(certificate, root && !rules.anchor.basicConstraints));
      // RFC 5280 6.1.4 (l), (m)
      if (!root && !isSelfIssued(certificate)) {
        if (pathLength <= 0) problems.push(problemOf('path-too-long', certificate, { subject: titleOf(certificate) }));
        else pathLength -= 1;
      }
      pathLength = Math.min(pathLength, certificate.basicConstraints?.pathLength ?? Infinity);
    }
    problems.push(...checkPurpose(certificate, rules.purpose));
  }
  const from = isRoot(top) && !rules.anchor.constraints ? top - 1 : top;
  problems.push(...checkNameConstraints(certificates, from, rules.names), ...checkPolicies(certificates, from, isRoot(from)));
  return problems;
}

function checkReadable(certificate: Subject): ChainProblem[] {
  const fatal = fatalPart(certificate);
  return fatal === null
    ? []
    : [problemOf('malformed', certificate, { subject: titleOf(certificate), part: fatal.part, reason: fatal.reason })];
}

function checkKey(certificate: Subject, at: Date): ChainProblem[] {
  const { key } = certificate;
  const minimum = key === null ? null : minimumMissed(key, at);
  if (key === null || minimum === null) return [];
  return [problemOf('weak-key', certificate, { subject: titleOf(certificate), type: key.type, bits: key.bits, minimum })];
}

function checkValidity(certificate: Subject, { at, anchor }: PathRules, root: boolean): ChainProblem[] {
  const { notBefore, notAfter } = certificate;
  const subject = titleOf(certificate);
  const from = notBefore === null ? NaN : Date.parse(notBefore);
  const until = notAfter === null ? NaN : Date.parse(notAfter);
  const now = at.getTime();
  // Both ends are included to the second (RFC 5280 4.1.2.5).
  const over = now >= until + 1000;
  if (root && !anchor.expiry) return over ? [problemOf('anchor-expired', certificate, { subject, notAfter, date: taiwanTime(until) })] : [];
  if (over) return [problemOf('expired', certificate, { subject, notAfter, date: taiwanTime(until), days: wholeDays(until, now) })];
  if (now < from)
    return [problemOf('not-yet-valid', certificate, { subject, notBefore, date: taiwanTime(from), days: wholeDays(now, from) })];
  return [];
}

/** What clients process when it is critical (RFC 5280 4.2); of revocation only that it is there. */
const PROCESSED = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.24',
]);
/** Microsoft's twin of the extended key usage: says nothing new where that is there as well. */
const APPLICATION_POLICIES = '1.3.6.1.4.1.311.21.10';

function checkCritical(certificate: Subject): ChainProblem[] {
  const hasUsage = certificate.extensions.some(({ oid }) => oid === '2.5.29.37');
  return certificate.extensions
    .filter(({ oid, critical }) => critical && !PROCESSED.has(oid) && !(oid === APPLICATION_POLICIES && hasUsage))
    .map(({ oid, name }) => problemOf('unknown-critical', certificate, { subject: titleOf(certificate), oid, name }));
}

function checkSignature(certificate: Subject, issuer: Subject | undefined, verification: Verification | null, at: Date): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const { signature } = certificate;
  const subject = titleOf(certificate);
  if (signature !== null && isWeakSignature(signature, at)) {
    problems.push(problemOf('weak-signature', certificate, { subject, algorithm: signature.algorithm, hash: signature.hash }));
  }
  // Also where the signature is mathematically right: what it covers names another algorithm than the one it was made with (RFC 5280 4.1.1.2).
  if (signature !== null && signature.differs !== null)
    problems.push(problemOf('algorithm-mismatch', certificate, { subject, ...signature.differs }));
  if (verification?.valid === false && issuer !== undefined)
    problems.push(problemOf('bad-signature', certificate, { subject, issuer: titleOf(issuer) }));
  if (verification?.valid === null) {
    problems.push(
      problemOf('signature-not-checked', certificate, { subject, algorithm: signature?.algorithm ?? null, reason: verification.reason }),
    );
    if (issuer !== undefined && verification.reason !== 'unknown-algorithm') {
      problems.push(problemOf('unsupported-key', issuer, { subject: titleOf(issuer), type: issuer.key?.type ?? null }));
    }
  }
  return problems;
}

/** RFC 5280 6.1.4 (k), (n). A certificate before version 3 cannot say that it is a CA's. */
function checkAuthority(certificate: Subject, lenient: boolean): ChainProblem[] {
  const { basicConstraints, keyUsage } = certificate;
  const subject = titleOf(certificate);
  const problems: ChainProblem[] = [];
  if (basicConstraints === null) {
    if (!lenient) problems.push(problemOf('not-a-ca', certificate, { subject, reason: 'missing' }));
  } else if (!basicConstraints.ca) problems.push(problemOf('not-a-ca', certificate, { subject, reason: 'false' }));
  const hasUsage = certificate.extensions.some(({ oid }) => oid === '2.5.29.15');
  if (hasUsage && !keyUsage.includes('keyCertSign'))
    problems.push(problemOf('no-cert-sign', certificate, { subject, usage: keyUsage.join('、') }));
  return problems;
}

/** Browsers have the purposes of a CA bind all below it, beyond what RFC 5280 4.2.1.12 says; absent means any. */
function checkPurpose(certificate: Subject, purpose: string): ChainProblem[] {
  const { extendedKeyUsage } = certificate;
  const restricted = certificate.extensions.some(({ oid }) => oid === '2.5.29.37');
  if (purpose === 'any' || !restricted || extendedKeyUsage.includes(purpose) || extendedKeyUsage.includes('anyExtendedKeyUsage')) return [];
  return [problemOf('wrong-purpose', certificate, { subject: titleOf(certificate), purpose, found: extendedKeyUsage.join('、') })];
}
