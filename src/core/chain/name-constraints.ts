import type { Facts } from '../facts.ts';
import { commonNames, lowerCase } from '../policy/host-names.ts';
import { isHostName } from '../policy/match-host.ts';
import { excerpt } from '../text/excerpt.ts';
import type { Subject } from '../x509/subject.ts';
import { LIMITS } from './limits.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf, titleOf, type FoundProblem } from './problem-of.ts';
import { faultIn } from './readable-enough.ts';
import { isSelfIssued } from './self-issued.ts';
import { comparableName, isWithin } from './subtree-match.ts';
import type { ComparableName } from './subtree-match.ts';

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** Comparisons that are left for one examination; what would exceed it is refused as too many. */
export interface NameBudget {
  left: number;
}

interface Subtrees {
  permitted: ComparableName[];
  excluded: ComparableName[];
}

interface Constraint {
  by: Subject;
  subtrees: Subtrees;
}

const SAN = 'extension 2.5.29.17';
const NAME_CONSTRAINTS = 'extension 2.5.29.30';

/**
 * Applies the name constraints of each certificate to all below it (RFC 5280 6.1.3 (b), (c)). `path` runs from the leaf upwards;
 * `from` is the topmost certificate whose constraints count. Self-issued ones in between are exempt.
 */
export function checkNameConstraints(
  path: readonly Subject[],
  from: number,
  { names: budget, asClients }: { names: NameBudget; asClients: boolean },
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const inForce: Constraint[] = [];
  for (let at = from; at >= 0; at -= 1) {
    const certificate = path[at];
    if (certificate === undefined) continue;
    if (inForce.length > 0 && (at === 0 || !isSelfIssued(certificate))) {
      problems.push(...judgeNames(certificate, namesOf(certificate), inForce, budget));
      if (asClients && at === 0) problems.push(...judgeCommonNames(certificate, inForce, budget), ...oddNames(certificate, inForce));
    }
    if (at === 0) break;
    const constraints = certificate.nameConstraints;
    // Distances other than the default are such that nobody can judge them (RFC 5280 4.2.1.10).
    const reason = faultIn(certificate, [NAME_CONSTRAINTS]) ?? (constraints?.hasDistances === true ? 'bad-integer' : null);
    if (reason !== null) problems.push(malformed(certificate, NAME_CONSTRAINTS, reason));
    else if (constraints !== null) {
      const { permitted, excluded } = constraints;
      inForce.push({ by: certificate, subtrees: { permitted: permitted.map(comparableName), excluded: excluded.map(comparableName) } });
    }
  }
  return problems;
}

function malformed(certificate: Subject, part: string, reason: string): ChainProblem {
  return problemOf('malformed', certificate, { subject: titleOf(certificate), part, reason });
}

/** Where hosts are constrained, Firefox refuses a certificate with a name that is no host's; the others compare it all the same. */
function oddNames(certificate: Subject, inForce: readonly Constraint[]): ChainProblem[] {
  const by = inForce.find(({ subtrees }) => [...subtrees.permitted, ...subtrees.excluded].some(({ type }) => type === 'dns'))?.by;
  const odd = certificate.san.find(({ type, value }) => type === 'dns' && !isHostName(lowerCase(value)));
  if (by === undefined || odd === undefined) return [];
  const facts = { type: 'dns', value: excerpt(odd.value), reason: 'unsupported', by: titleOf(by) };
  return [problemOf('name-constraint', certificate, facts, 'error', { firefox: 'SEC_ERROR_BAD_DER' })];
}

/** OpenSSL takes a common name that looks like a host for one where the SAN has no dNSName (NAME_CONSTRAINTS_check_CN); browsers do not. */
function judgeCommonNames(certificate: Subject, inForce: readonly Constraint[], budget: NameBudget): FoundProblem[] {
  if (certificate.san.some(({ type }) => type === 'dns')) return [];
  const hosts = commonNames(certificate).filter((name) => /^[a-z0-9](?:[a-z0-9_.-]{0,250}[a-z0-9])?$/i.test(name) && name.includes('.'));
  const names = hosts.map((text): ComparableName => ({ type: 'dns', text }));
  return judgeNames(certificate, names, inForce, budget).map((problem) => ({ ...problem, only: ['openssl'] }));
}

function judgeNames(
  certificate: Subject,
  names: readonly ComparableName[],
  inForce: readonly Constraint[],
  budget: NameBudget,
): ChainProblem[] {
  const refuse = (name: ComparableName | null, reason: string, by: Subject): ChainProblem[] => {
    const facts: Facts = { type: name?.type ?? 'other', value: name === null ? null : textOf(name), reason, by: titleOf(by) };
    return [problemOf('name-constraint', certificate, facts)];
  };
  const fault = faultIn(certificate, [SAN]);
  if (fault !== null) return [malformed(certificate, SAN, fault)];
  for (const { by, subtrees } of inForce) {
    budget.left -= names.length * (subtrees.permitted.length + subtrees.excluded.length);
    if (budget.left < 0 || tooMany(names, subtrees)) return refuse(null, 'too-many', by);
    const permitted = byKind(subtrees.permitted);
    const excluded = byKind(subtrees.excluded);
    for (const name of names) {
      const allowed = permitted.get(kindOf(name)) ?? [];
      const denied = excluded.get(kindOf(name)) ?? [];
      if (allowed.length === 0 && denied.length === 0) continue;
      // A name of a kind whose constraints are not understood must be refused (RFC 5280 4.2.1.10).
      if (name.type === 'other') return refuse(name, 'unsupported', by);
      const verdicts = denied.map((subtree) => isWithin(name, subtree, true));
      if (verdicts.includes(true)) return refuse(name, 'excluded', by);
      const permits = allowed.map((subtree) => isWithin(name, subtree, false));
      if (verdicts.includes(null) || permits.includes(null)) return refuse(name, 'unsupported', by);
      if (allowed.length > 0 && !permits.includes(true)) return refuse(name, 'not-permitted', by);
    }
  }
  return [];
}

/** The subject, the alternative names, and the subject's e-mail address where no alternative name holds one (RFC 5280 6.1.3 (b)). */
function namesOf(certificate: Subject): ComparableName[] {
  const names = certificate.san.map(comparableName);
  const { subject } = certificate;
  if (subject !== null && subject.attributes.length > 0) {
    names.unshift({ type: 'dirName', name: subject });
    if (!names.some(({ type }) => type === 'email')) {
      for (const { oid, value } of subject.attributes) if (oid === EMAIL_ADDRESS) names.push({ type: 'email', text: value });
    }
  }
  return names;
}

function kindOf(name: ComparableName): string {
  return name.type === 'other' ? `other ${name.tag}` : name.type;
}

function byKind(subtrees: readonly ComparableName[]): Map<string, ComparableName[]> {
  const groups = new Map<string, ComparableName[]>();
  for (const subtree of subtrees) {
    const group = groups.get(kindOf(subtree));
    if (group) group.push(subtree);
    else groups.set(kindOf(subtree), [subtree]);
  }
  return groups;
}

/** Browsers count all names against all constraints and leave out URIs, which they do not constrain. */
function tooMany(names: readonly ComparableName[], { permitted, excluded }: Subtrees): boolean {
  const uris = (list: readonly ComparableName[]): number => list.filter(({ type }) => type === 'uri').length;
  const constraints = permitted.length + excluded.length;
  const constraintUris = uris(permitted) + uris(excluded);
  const nameUris = uris(names);
  // The subject's own name, which is the first, is not counted.
  const others = (names.length - nameUris - 1) * (constraints - constraintUris);
  return others > LIMITS.nameChecks || nameUris * constraintUris > LIMITS.uriChecks;
}

function textOf(name: ComparableName): string {
  if (name.type === 'dirName') return name.name.text;
  if (name.type === 'ip') return [...name.bytes].join('.');
  return name.type === 'other' ? `[${name.tag & 0x1f}]` : name.text;
}
