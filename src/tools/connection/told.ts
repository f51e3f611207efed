import { isUnsure } from '../../core/chain/chain-verdict.ts';
import { chainMessage } from '../../core/chain/chain-words.ts';
import { findingOf } from '../../core/probe/finding-of.ts';
import { leafFindings } from '../../core/probe/judge-probe.ts';
import { mendingOfChain } from '../../core/probe/mendings.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { findingText } from '../../core/probe/probe-words.ts';
import { allWords, ruleText } from './view.ts';

export type Weight = 'error' | 'unseen' | 'warning' | 'info';

/** Something to say of one server, whoever found it. */
export interface Told {
  weight: Weight;
  text: string;
  fix: string | null;
  page: string | null;
  /** Id in `content/findings`, which says for each server how to mend it and how to prove it; null where there is none. */
  mending: string | null;
}

// As the verdict has it: what was not seen says more than what might be better.
const ORDER: Readonly<Record<Weight, number>> = { error: 0, unseen: 1, warning: 2, info: 3 };

/** All findings of one record, the worst first: of the chain, of the connection, and of the certificate what the chain does not say. */
export function toldOf(verdict: ProbeVerdict): Told[] {
  const { report, findings } = verdict;
  const words = allWords();
  const problems = report?.problems ?? [];
  const told = problems.map((problem): Told => {
    const { text, fix, page } = chainMessage(problem, words);
    const mending = mendingOfChain(problem.code, problem.cert === report?.path[0]?.sha256);
    return { weight: isUnsure(problem) ? 'unseen' : problem.severity, text, fix, page, mending };
  });
  // What ends a connection is among the chain's problems already.
  const isEnded = told.some(({ weight }) => weight === 'error');
  for (const { rule, severity, facts } of leafFindings(verdict)) {
    if (severity === 'info' || (severity === 'error' && isEnded)) continue;
    const { fix, page } = globalThis.kbRules?.['certificate']?.find(({ id }) => id === rule) ?? { fix: '', page: null };
    told.push({ weight: severity, text: ruleText(rule, facts), fix: fix || null, page, mending: null });
  }
  for (const finding of findings) told.push({ weight: finding.severity, ...findingText(finding, words), mending: findingOf(finding) });
  return told.sort((one, other) => ORDER[one.weight] - ORDER[other.weight]);
}
