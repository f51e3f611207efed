import type { Subject } from '../x509/subject.ts';
import type { Context } from './context.ts';
import type { Finding, Severity } from './finding.ts';
import { checks } from './checks.ts';
import { instant } from './calendar.ts';
import { listParameter } from './parameter.ts';
import { roleOf } from './role-of.ts';
import { versionAt } from './version-at.ts';

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/**
 * Judges a request or a certificate by the rules in force; other objects give no findings.
 * Findings come by severity, then by rule id, then in the object's order; one that silences others (`silences`, ids of rules) says what the
 * object is and goes before all. Never throws on any subject: a rule that names
 * a check that does not exist, or gives it a parameter of the wrong type, is a bug in `content/rules` and does throw.
 */
export function judge(subject: Subject, context: Context): Finding[] {
  if (subject.kind !== 'csr' && subject.kind !== 'certificate') return [];
  const kind = subject.kind;
  const role = roleOf(subject, context);
  const moment = context.at.toISOString().slice(0, 10);
  const issued = kind === 'certificate' ? dayOf(subject.notBefore, moment) : moment;
  const findings: Finding[] = [];
  const silenced = new Set<string>();
  let first: string | null = null;
  for (const rule of context.rules) {
    if (!rule.applies.includes(kind) || !rule.roles.includes(role)) continue;
    const version = versionAt(rule, rule.clock === 'issue' ? issued : moment, context.programme);
    if (!version) continue;
    const check = checks[rule.check] ?? context.lint?.[rule.check];
    if (!check) throw new Error(`rule ${rule.id}: no check ${rule.check}`);
    const hits = check.run(subject, version.parameters, context);
    for (const facts of hits) findings.push({ rule: rule.id, severity: version.severity, facts });
    if (hits.length === 0) continue;
    for (const id of listParameter(version.parameters, 'silences')) {
      silenced.add(id);
      first = rule.id;
    }
  }
  const weight = ({ rule, severity }: Finding): number => (rule === first ? -1 : WEIGHT[severity]);
  return findings
    .filter(({ rule }) => !silenced.has(rule))
    .sort((left, right) => weight(left) - weight(right) || compare(left.rule, right.rule));
}

function dayOf(iso: string | null, otherwise: string): string {
  const time = instant(iso);
  return time === null ? otherwise : new Date(time).toISOString().slice(0, 10);
}

// By code unit: the order must not depend on the reader's locale.
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
