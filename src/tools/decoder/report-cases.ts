import fixes from 'content:rule-fixes';
import { reportText } from '../../core/inspect/report-text.ts';
import type { Case, Judging } from './case.ts';
import { judgingRules } from './judging-rules.ts';
import { allWords } from './fault-words.ts';

/** The text report, with the words that are not here before somebody asks for them. */
export function reportCases(cases: readonly Case[], { at, programme }: Judging): string {
  const rules = judgingRules().map((rule) => ({ ...rule, fix: fixes[rule.id] ?? rule.fix }));
  const reports = cases.map(({ name, inspection, look }) => {
    const seen = look ? (globalThis.kbRecogniser?.report(look) ?? '') : '';
    return reportText(inspection, { name, at, programme, rules, words: allWords() }) + (seen && `\n${seen}`);
  });
  return reports.join('\n');
}
