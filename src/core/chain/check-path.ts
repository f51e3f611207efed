import type { Verification } from '../crypto/verification.ts';
import { taiwanTime, wholeDays } from '../policy/calendar.ts';
import { CLIENTS, type Client } from '../policy/client.ts';
import type { Name, Signature, Subject } from '../x509/subject.ts';
import type { ConstraintChecks } from './chain-parts.ts';
import type { ChainProblem } from './chain-report.ts';
import type { CandidatePath } from './find-paths.ts';
import { isTakenByBrowsers, isWeakSignature, minimumMissed } from './key-strength.ts';
import type { NameBudget } from './name-constraints.ts';
import { checkEncoding } from './odd-encoding.ts';
import { problemOf, titleOf, type FoundProblem } from './problem-of.ts';
import { fatalPart } from './readable-enough.ts';
import { isSelfIssued } from './self-issued.ts';

/**
 * What a trusted certificate itself is held to. RFC 5280 6.1.1 (d) takes nothing but its name and key. Chromium 156, Firefox ESR 153 and
 * OpenSSL 3.0 hold a root that an administrator installed to all that it says of itself; Chromium does not do so with the roots of its own store.
 */
export interface AnchorRules {
  expiry: boolean;
  /** Its basic constraints, key usage, extended key usage, name and policy constraints hold for the path. */
  constraints: boolean;
  /** A trusted certificate of version 3 without basic constraints is no CA: so Firefox, while Chromium and OpenSSL take it. */
  basicConstraints: boolean;
}

export interface PathRules {
  at: Date;
  /** Extended key usage that every certificate of the path must allow: "serverAuth", "clientAuth", …; "any" asks for none. */
  purpose: string;
  anchor: AnchorRules;
  /** Judge what clients add to RFC 5280 as well. */
  asClients: boolean;
  /** Shared by all paths of one examination. */
  names: NameBudget;
  /** Null where no certificate constrains those below it. */
  constraints: ConstraintChecks | null;
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
    problems.push(...checkCritical(certificate, rules.asClients));
    // How strong the signature of a root on itself is matters to nobody, also where the root is the certificate asked about.
    if (at < top || end.kind === 'gap' || end.kind === 'known-root')
      problems.push(...checkSignature(certificate, certificates[at + 1], links[at]?.verification ?? null, rules));
    if (at > 0) {
      problems.push(...checkAuthority(certificate, root, rules.anchor.basicConstraints));
      // RFC 5280 6.1.4 (l), (m)
      if (!root && !isSelfIssued(certificate)) {
        if (pathLength <= 0) problems.push(problemOf('path-too-long', certificate, { subject: titleOf(certificate) }));
        else pathLength -= 1;
      }
      pathLength = Math.min(pathLength, certificate.basicConstraints?.pathLength ?? Infinity);
    }
    problems.push(...checkPurpose(certificate, rules.purpose, at === 0));
    if (rules.asClients) problems.push(...checkNameEncoding(certificate, certificates[at + 1]), ...checkEncoding(certificate, at === 0));
    if (rules.asClients && at > 0) problems.push(...checkIssuerKey(certificate));
  }
  const from = isRoot(top) && !rules.anchor.constraints ? top - 1 : top;
  const { constraints } = rules;
  if (constraints !== null)
    problems.push(
      ...constraints.checkNameConstraints(certificates, from, rules),
      ...constraints.checkPolicies(certificates, from, isRoot(from)),
    );
  return problems;
}

function checkReadable(certificate: Subject): ChainProblem[] {
  const fatal = fatalPart(certificate);
  return fatal === null
    ? []
    : [problemOf('malformed', certificate, { subject: titleOf(certificate), part: fatal.part, reason: fatal.reason })];
}

const CURVES = ['P-256', 'P-384', 'P-521'];

/** ML-DSA, which Chromium 156 takes of an issuer. */
const MODULE_LATTICE = /^2\.16\.840\.1\.101\.3\.4\.3\.1[789]$/;

/** Keys that clients check no certificate's signature with, although others may. */
function checkIssuerKey(certificate: Subject): ChainProblem[] {
  const { key } = certificate;
  if (key === null || key.type === 'RSA' || (key.type === 'EC' && CURVES.includes(key.curve ?? ''))) return [];
  const firefox = key.type === 'EC' ? 'SEC_ERROR_UNSUPPORTED_ELLIPTIC_CURVE' : 'SEC_ERROR_UNSUPPORTED_KEYALG';
  const facts = { subject: titleOf(certificate), type: key.curve ?? key.type };
  const refusedBy = MODULE_LATTICE.test(key.type)
    ? { firefox, openssl: 'unable to get local issuer certificate' }
    : { chromium: 'ERR_CERT_INVALID', firefox };
  return [problemOf('unsupported-key', certificate, facts, 'error', refusedBy)];
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

/** Constraints, policies and usages, which each of the clients processes when they are critical. */
const PROCESSED = ['2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.30', '2.5.29.32', '2.5.29.36', '2.5.29.37', '2.5.29.54'];
/**
 * What else each processes: boringssl/pki/verify_certificate_chain.cc (IsHandledCriticalExtension), lib/mozpkix/lib/pkixcert.cpp
 * (RememberExtension), crypto/x509/v3_purp.c (X509_supported_extension).
 */
const PROCESSED_BY: Readonly<Record<Client, readonly string[]>> = {
  chromium: ['2.5.29.33'],
  firefox: [
    '1.3.6.1.5.5.7.1.1',
    '1.3.6.1.5.5.7.1.3',
    '1.3.6.1.5.5.7.1.24',
    '1.3.6.1.5.5.7.48.1.5',
    '1.3.6.1.4.1.11129.2.4.2',
    '2.16.840.1.113730.1.1',
  ],
  openssl: ['2.5.29.31', '2.5.29.33', '1.3.6.1.5.5.7.48.1.5', '1.3.6.1.5.5.7.1.7', '1.3.6.1.5.5.7.1.8', '2.16.840.1.113730.1.1'],
};
/** What a verifier after RFC 5280 4.2 processes; of revocation only that it is there. */
const BY_RFC = ['2.5.29.14', '2.5.29.18', '2.5.29.31', '2.5.29.33', '2.5.29.35', '1.3.6.1.5.5.7.1.24'];
/** Microsoft's twin of the extended key usage: to Chromium it says nothing new where that is there as well. */
const APPLICATION_POLICIES = '1.3.6.1.4.1.311.21.10';

function checkCritical(certificate: Subject, asClients: boolean): FoundProblem[] {
  const hasUsage = certificate.extensions.some(({ oid }) => oid === '2.5.29.37');
  return certificate.extensions
    .filter(({ oid, critical }) => critical && !PROCESSED.includes(oid))
    .flatMap(({ oid, name }) => {
      const ignored = oid === APPLICATION_POLICIES && hasUsage;
      const refusing = CLIENTS.filter((client) => !PROCESSED_BY[client].includes(oid) && !(client === 'chromium' && ignored));
      if (asClients ? refusing.length === 0 : ignored || BY_RFC.includes(oid)) return [];
      return [{ ...problemOf('unknown-critical', certificate, { subject: titleOf(certificate), oid, name }), only: refusing }];
    });
}

/** The same name written in another string type: Firefox compares the octets of names, the others what they say. */
function checkNameEncoding(certificate: Subject, issuer: Subject | undefined): ChainProblem[] {
  if (issuer === undefined || isSameOctets(certificate.issuer, issuer.subject)) return [];
  return [problemOf('name-encoding', certificate, { subject: titleOf(certificate), issuer: titleOf(issuer) })];
}

function isSameOctets(left: Name | null, right: Name | null): boolean {
  if (left === null || right === null) return true;
  return left.der.length === right.der.length && left.der.every((octet, at) => octet === right.der[at]);
}

function checkSignature(
  certificate: Subject,
  issuer: Subject | undefined,
  verification: Verification | null,
  { at, asClients }: PathRules,
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const { signature } = certificate;
  const subject = titleOf(certificate);
  if (signature !== null && isWeakSignature(signature, at)) {
    problems.push(problemOf('weak-signature', certificate, { subject, algorithm: signature.algorithm, hash: signature.hash }));
  } else if (asClients && signature !== null && !isTakenByBrowsers(signature)) problems.push(untaken(certificate, signature));
  // Also where the signature is mathematically right: what it covers names another algorithm than the one it was made with (RFC 5280 4.1.1.2).
  if (signature !== null && signature.differs !== null)
    problems.push(problemOf('algorithm-mismatch', certificate, { subject, ...signature.differs }));
  if (verification?.valid === false && issuer !== undefined)
    problems.push(problemOf('bad-signature', certificate, { subject, issuer: titleOf(issuer) }));
  if (verification?.valid === null) {
    problems.push(
      problemOf('signature-not-checked', certificate, { subject, algorithm: signature?.algorithm ?? null, reason: verification.reason }),
    );
    if (issuer !== undefined && verification.reason !== 'unknown-algorithm' && (!asClients || checkIssuerKey(issuer).length === 0)) {
      problems.push(problemOf('unsupported-key', issuer, { subject: titleOf(issuer), type: issuer.key?.type ?? null }));
    }
  }
  return problems;
}

/** Not weak, and yet browsers have no such kind of signature; OpenSSL looks for an issuer that can make it and finds none where the hash is younger. */
function untaken(certificate: Subject, { algorithm, hash, saltLength }: Signature): ChainProblem {
  const said = saltLength === null ? algorithm : `${algorithm}，salt ${saltLength}`;
  return problemOf('weak-signature', certificate, { subject: titleOf(certificate), algorithm: said, hash }, 'error', {
    chromium: 'ERR_CERT_INVALID',
    firefox: 'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
    ...(/^SHA(?:3-|-512\/)/.test(hash ?? '') ? { openssl: 'unable to get local issuer certificate' } : {}),
  });
}

/** RFC 5280 6.1.4 (k), (n). A certificate before version 3 cannot say that it is a CA's, which a root of that age need not. */
function checkAuthority(certificate: Subject, root: boolean, strict: boolean): ChainProblem[] {
  const { basicConstraints, keyUsage, version } = certificate;
  const subject = titleOf(certificate);
  const problems: ChainProblem[] = [];
  const hasUsage = certificate.extensions.some(({ oid }) => oid === '2.5.29.15');
  if (basicConstraints === null) {
    if (!root) problems.push(problemOf('not-a-ca', certificate, { subject, reason: 'missing' }));
    else if (strict && version === 3) {
      // To OpenSSL a key usage is enough (check_ca).
      const openssl = hasUsage ? {} : { openssl: 'invalid CA certificate' };
      const refusedBy = { firefox: 'SEC_ERROR_CA_CERT_INVALID', ...openssl };
      problems.push(problemOf('not-a-ca', certificate, { subject, reason: 'missing' }, 'error', refusedBy));
    }
  } else if (!basicConstraints.ca) problems.push(problemOf('not-a-ca', certificate, { subject, reason: 'false' }));
  if (hasUsage && !keyUsage.includes('keyCertSign'))
    problems.push(problemOf('no-cert-sign', certificate, { subject, usage: keyUsage.join('、') }));
  return problems;
}

/**
 * Clients have the purposes of a CA bind all below it, beyond what RFC 5280 4.2.1.12 says; absent means any. "Any purpose" is
 * enough for Chromium alone; of the leaf a rule of `content/rules` says so.
 */
function checkPurpose(certificate: Subject, purpose: string, isLeaf: boolean): FoundProblem[] {
  const { extendedKeyUsage } = certificate;
  const restricted = certificate.extensions.some(({ oid }) => oid === '2.5.29.37');
  if (purpose === 'any' || !restricted || extendedKeyUsage.includes(purpose)) return [];
  const facts = { subject: titleOf(certificate), purpose, found: extendedKeyUsage.join('、') };
  const problem = problemOf('wrong-purpose', certificate, facts);
  if (!extendedKeyUsage.includes('anyExtendedKeyUsage')) return [problem];
  return isLeaf ? [] : [{ ...problem, only: ['firefox', 'openssl'] }];
}
