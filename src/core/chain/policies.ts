import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf, titleOf } from './problem-of.ts';
import { faultIn } from './readable-enough.ts';
import { isSelfIssued } from './self-issued.ts';

const ANY = '2.5.29.32.0';

/** Policies, their mappings, their constraints, and how long any policy counts. */
const PARTS = ['extension 2.5.29.32', 'extension 2.5.29.33', 'extension 2.5.29.36', 'extension 2.5.29.54'];

/** CPS pointer and user notice. */
const QUALIFIERS = ['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2'];

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
    const reason = faultIn(certificate, PARTS);
    if (reason !== null) {
      problems.push(problemOf('malformed', certificate, { subject, part: 'certificatePolicies', reason }));
      continue;
    }
    const { policies, policyMappings: mappings, policyConstraints, inhibitAnyPolicy } = certificate;
    // Null where nothing is said of policies, which is not the same as stating none.
    const extension = certificate.extensions.find(({ oid }) => oid === '2.5.29.32');
    const stated = extension === undefined ? null : new Set(policies.map(({ oid }) => oid));
    if (extension?.critical === true && policies.some(({ qualifiers }) => qualifiers.some((type) => !QUALIFIERS.includes(type))))
      problems.push(problemOf('unknown-critical', certificate, { subject, oid: '2.5.29.32', name: 'certificatePolicies' }));
    const selfIssued = isSelfIssued(certificate);
    // RFC 5937 3.2: a root that states no policies does not narrow them.
    if (!fromRoot || at < from || stated !== null) level = nextLevel(level, stated, anyAllowed > 0 || (at > 0 && selfIssued));
    if (at > 0) {
      // 6.1.4 (a), (b)
      if (mappings.some((pair) => pair.includes(ANY)))
        problems.push(problemOf('policy', certificate, { subject, reason: 'any-policy-mapped' }));
      applyMappings(level, mappings, mapping > 0);
    }
    // 6.1.4 (h) to (j); of the last certificate 6.1.5 (a) and (b), where only a requirement of zero counts.
    if (at === 0 || !selfIssued) {
      explicit = Math.max(0, explicit - 1);
      mapping = Math.max(0, mapping - 1);
      anyAllowed = Math.max(0, anyAllowed - 1);
    }
    const requireExplicit = policyConstraints?.requireExplicit ?? null;
    if (requireExplicit !== null && requireExplicit < explicit && (at > 0 || requireExplicit === 0)) {
      explicit = requireExplicit;
      demanding = certificate;
    }
    mapping = Math.min(mapping, policyConstraints?.inhibitMapping ?? mapping);
    anyAllowed = Math.min(anyAllowed, inhibitAnyPolicy ?? anyAllowed);
  }
  const leaf = path[0];
  if (explicit === 0 && level.size === 0 && leaf !== undefined && demanding !== null) {
    problems.push(problemOf('policy', leaf, { subject: titleOf(demanding), reason: 'explicit-policy' }));
  }
  return problems;
}

/** 6.1.3 (d), (e) */
function nextLevel(before: Level, stated: ReadonlySet<string> | null, anyCounts: boolean): Level {
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
function applyMappings(level: Level, mappings: Subject['policyMappings'], allowed: boolean): void {
  const targets = new Map<string, Set<string>>();
  for (const [issuers, subjects] of mappings) targets.set(issuers, (targets.get(issuers) ?? new Set()).add(subjects));
  for (const [policy, expected] of targets) {
    if (!allowed) level.delete(policy);
    else if (level.has(policy) || level.has(ANY)) level.set(policy, expected);
  }
}
