import type { Words } from '../inspect/words.ts';
import { label } from '../inspect/words.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { ChainProblem, ChainReport, ProblemCode } from './chain-report.ts';
import { chainLabel, chainMessage } from './chain-words.ts';

/** What keeps us from a verdict without speaking against the chain. */
const UNSURE: ReadonlySet<ProblemCode> = new Set(['root-not-at-hand', 'signature-not-checked', 'search-limit', 'must-staple'] as const);

/** Whether it is an error only because it could not be looked at here. */
export function isUnsure({ code, severity }: ChainProblem): boolean {
  return severity === 'error' && UNSURE.has(code);
}

/** One word for a report, and how many things speak for it. "可用" and "注意" are said only where every client accepts. */
export function chainVerdict({ ok, problems, clients }: ChainReport): { verdict: Verdict; count: number } {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!errors.every(isUnsure)) return { verdict: 'unusable', count: errors.length };
  if (!ok || Object.values(clients).some(({ accepts }) => accepts !== true)) return { verdict: 'unreadable', count: errors.length || 1 };
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return { verdict: warnings > 0 ? 'caution' : 'usable', count: warnings };
}

/** The verdict in one sentence, with what decides it. */
export function chainHeadline(report: ChainReport, words: Words): string {
  const { verdict, count } = chainVerdict(report);
  const weight = verdict === 'caution' ? 'warning' : 'error';
  const first = report.problems.find((problem) => problem.severity === weight && (verdict !== 'unusable' || !isUnsure(problem)));
  // What it is says little to who practises: what is to be learnt stands behind it and is said with it.
  const next = first?.code === 'practice-certificate' ? report.problems[1] : undefined;
  const reason = [first, next].map((problem) => (problem ? chainMessage(problem, words).text : '')).join('');
  const more = count - (next?.severity === 'error' ? 2 : 1);
  if (verdict === 'unusable') return chainLabel(words, `headline-unusable${more > 0 ? '-more' : ''}`, { reason, more });
  const isPartial = report.problems.some(({ code, severity }) => code === 'cross-missing' && severity === 'warning');
  return chainLabel(words, `headline-${verdict}${isPartial ? '-partly' : ''}`, { count, reason });
}

/** What stands in front of a problem. */
export function problemLead(problem: ChainProblem, words: Words): string {
  return isUnsure(problem) ? chainLabel(words, 'unsure') : label(words, `severity-${problem.severity}`);
}
