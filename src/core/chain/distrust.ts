import type { KnownAuthority } from '../authority/authority.ts';
import { judge } from '../policy/judge.ts';
import { renderMessage } from '../text/render-message.ts';
import type { Rule } from '../policy/rule.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf } from './problem-of.ts';

export interface DistrustContext {
  at: Date;
  /** `content/rules`; those about issuers carry the dates from which platforms refuse them. */
  rules: readonly Rule[];
  authorities: readonly KnownAuthority[];
}

/** The checks whose findings mean that platforms no longer take this issuer. */
const ISSUER_CHECKS = new Set(['issuer-cut-off', 'issuer-family']);
const BROWSERS = new Set(['chrome', 'mozilla']);

/**
 * Whether browsers still take what ends at a known root. First by the dated rules of `content/rules` (Chrome goes by the earliest
 * SCT under ePKI and HiPKI); else by what `content/authorities` knows of the root, which holds for no moment before it was checked.
 * One problem a rule or platform. `root` is null where the path does not end at a root on file.
 */
export function distrust(leaf: Subject, root: KnownAuthority | null, { at, rules, authorities }: DistrustContext): ChainProblem[] {
  const issuerRules = rules.filter(({ check }) => ISSUER_CHECKS.has(check));
  const findings = judge(leaf, { at, programme: 'public-web', rules: issuerRules, authorities, verification: null });
  const problems = findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule: id, severity, facts }) => {
      const rule = rules.find((candidate) => candidate.id === id);
      const reason = rule === undefined ? id : renderMessage(rule.message, facts);
      const { authority = null, name = null, date = null } = facts;
      return problemOf('distrusted-authority', leaf, { authority, name, platform: platformOf(rule), date, rule: id, reason }, severity);
    });
  if (problems.some(({ severity }) => severity === 'error') || root === null || at.toISOString().slice(0, 10) < root.checked)
    return problems;
  const severity = leaf.basicConstraints?.ca === true ? 'warning' : 'error';
  for (const { platform, state, note } of root.trust) {
    if (!BROWSERS.has(platform) || (state !== 'removed' && state !== 'never')) continue;
    problems.push(
      problemOf(
        'distrusted-authority',
        leaf,
        { authority: root.id, name: root.name, platform, date: null, rule: null, reason: note || state },
        severity,
      ),
    );
  }
  return problems;
}

const PLATFORM_WORDS: readonly [RegExp, string][] = [
  [/chrome/, 'chrome'],
  [/firefox|mozilla/, 'mozilla'],
  [/java/, 'java'],
];

/** A rule has no field for the platform; its id names it where it is about one. */
function platformOf(rule: Rule | undefined): string {
  return PLATFORM_WORDS.find(([pattern]) => rule !== undefined && pattern.test(rule.id))?.[1] ?? 'several';
}
