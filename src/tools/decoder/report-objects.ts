import fixes from 'content:rule-fixes';
import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { reportText, type ReportOptions } from '../../core/inspect/report-text.ts';
import { judgingRules } from './judging-rules.ts';
import { allWords } from './fault-words.ts';

/** The text report, with the words that are not here before somebody asks for them. */
export function reportObjects(inspection: Inspection, options: Omit<ReportOptions, 'rules' | 'words'>): string {
  const rules = judgingRules().map((rule) => ({ ...rule, fix: fixes[rule.id] ?? rule.fix }));
  return reportText(inspection, { ...options, rules, words: allWords() });
}
