import { renderMessage } from '../text/render-message.ts';
import type { Programme, Rule } from '../policy/rule.ts';
import { revealed } from '../text/reveal-text.ts';
import { factsOf } from './facts-of.ts';
import { headline } from './headline.ts';
import type { Inspection } from './inspect-input.ts';
import { problemNotes, repairNotes } from './note-lines.ts';
import { label, type Words } from './words.ts';

export interface ReportOptions {
  /** File name, or null for pasted text. */
  name: string | null;
  at: Date;
  programme: Programme;
  rules: readonly Rule[];
  words: Words;
}

/** A plain text report for a ticket: what was read, what was found, what to do. It holds nothing that was not in the input. */
export function reportText(inspection: Inspection, { name, at, programme, rules, words }: ReportOptions): string {
  const say = (code: string, facts = {}): string => label(words, code, facts);
  const lines = [say('report-title'), say('report-at', { date: at.toISOString().slice(0, 10), programme: say(`programme-${programme}`) })];
  if (name !== null) lines.push(say('report-file', { name }));
  const list = (heading: string, items: string[]): void => {
    if (items.length > 0) lines.push('', `【${say(heading)}】`, ...items.map((item) => `- ${item}`));
  };
  list(
    'report-repairs',
    repairNotes(inspection.repairs, words).map(({ text }) => text),
  );
  list(
    'report-problems',
    problemNotes(inspection.problems, words).map(({ text, fix }) => text + (fix ?? '')),
  );
  for (const object of inspection.objects) {
    lines.push('', `＝ ${say(`kind-${object.subject.kind}`)} ＝`);
    // A bundle, a list or a key was read well enough; there is only nothing to judge about it.
    const judged = ['csr', 'certificate', 'unknown'].includes(object.subject.kind);
    lines.push(
      judged
        ? say('report-result', { verdict: say(`verdict-${object.verdict}`), headline: headline(object, words, rules) })
        : say('report-result-plain', { headline: headline(object, words, rules) }),
    );
    list(
      'report-findings',
      object.findings.map(({ rule: id, severity, facts }) => {
        const rule = rules.find((candidate) => candidate.id === id);
        return rule ? `${say(`severity-${severity}`)}${renderMessage(rule.message, facts)}${renderMessage(rule.fix, facts)}` : id;
      }),
    );
    list(
      'report-content',
      factsOf(object, words).map((row) => `${row.label}：${row.values.join('、')}`),
    );
  }
  return `${lines.map(revealed).join('\n')}\n`;
}
