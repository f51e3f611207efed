import { DerError } from '../asn1/der-error.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { readPolicies } from './policy-extensions.ts';
import type { Policies } from './policy-extensions.ts';
import { problemOf, titleOf } from './problem-of.ts';
import { isSelfIssued } from './self-issued.ts';

const ANY = '2.5.29.32.0';

/** Policies valid so far, each with the policies that the next certificate may state for it. Empty: none is left. */
type Level = Map<string, ReadonlySet<string>>;

/**
 * Certificate policies after RFC 5280 6.1 as amended by RFC 9618, for a verifier that asks for none itself, as browsers do. They decide
 * only where a CA demands one (requireExplicitPolicy). RFC 9618's graph is kept level by level: who stands above whom never matters here.
 * `path` runs from the leaf upwards, `from` is the topmost that counts; `fromRoot` says that it is the root itself.
 */
export function checkPolicies(path: readonly Subject[], from: number, fromRoot: boolean): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let level: Level = new Map([[ANY, new Set([ANY])]]);
  let explicit = from + 2;
  let mapping = from + 2;
  let anyAllowed = from + 2;
  let demanding: Subject | null = null;
  for (let at = from; at >= 0; at -= 1) {
    const certificate = path[at];
    if (certificate === undefined) continue;
    const subject = titleOf(certificate);
    const read = policiesOf(certificate);
    if ('reason' in read) {
      problems.push(problemOf('malformed', certificate, { subject, part: 'certificatePolicies', reason: read.reason }));
      continue;
    }
    if (read.unknownQualifier)
      problems.push(problemOf('unknown-critical', certificate, { subject, oid: '2.5.29.32', name: 'certificatePolicies' }));
    const selfIssued = isSelfIssued(certificate);
    // RFC 5937 3.2: a root that states no policies does not narrow them.
    if (!fromRoot || at < from || read.stated !== null) level = nextLevel(level, read, anyAllowed > 0 || (at > 0 && selfIssued));
    if (at > 0) {
      // 6.1.4 (a), (b)
      if (read.mappings.some((pair) => pair.includes(ANY)))
        problems.push(problemOf('policy', certificate, { subject, reason: 'any-policy-mapped' }));
      applyMappings(level, read, mapping > 0);
    }
    // 6.1.4 (h) to (j); of the last certificate 6.1.5 (a) and (b), where only a requirement of zero counts.
    if (at === 0 || !selfIssued) {
      explicit = Math.max(0, explicit - 1);
      mapping = Math.max(0, mapping - 1);
      anyAllowed = Math.max(0, anyAllowed - 1);
    }
    const { requireExplicit } = read;
    if (requireExplicit !== null && requireExplicit < explicit && (at > 0 || requireExplicit === 0)) {
      explicit = requireExplicit;
      demanding = certificate;
    }
    mapping = Math.min(mapping, read.inhibitMapping ?? mapping);
    anyAllowed = Math.min(anyAllowed, read.inhibitAny ?? anyAllowed);
  }
  const leaf = path[0];
  if (explicit === 0 && level.size === 0 && leaf !== undefined && demanding !== null) {
    problems.push(problemOf('policy', leaf, { subject: titleOf(demanding), reason: 'explicit-policy' }));
  }
  return problems;
}

function policiesOf(certificate: Subject): Policies | { reason: string } {
  try {
    return readPolicies(certificate);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { reason: error.code };
  }
}

/** 6.1.3 (d), (e) */
function nextLevel(before: Level, { stated }: Policies, anyCounts: boolean): Level {
  const next: Level = new Map();
  if (stated === null) return next;
  const expected = new Set([...before.values()].flatMap((each) => [...each]));
  for (const policy of stated) {
    if (policy !== ANY && (expected.has(policy) || before.has(ANY))) next.set(policy, new Set([policy]));
  }
  if (stated.has(ANY) && anyCounts) for (const policy of expected) if (!next.has(policy)) next.set(policy, new Set([policy]));
  return next;
}

/** 6.1.4 (b) */
function applyMappings(level: Level, { mappings }: Policies, allowed: boolean): void {
  const targets = new Map<string, Set<string>>();
  for (const [issuers, subjects] of mappings) targets.set(issuers, (targets.get(issuers) ?? new Set()).add(subjects));
  for (const [policy, expected] of targets) {
    if (!allowed) level.delete(policy);
    else if (level.has(policy) || level.has(ANY)) level.set(policy, expected);
  }
}
