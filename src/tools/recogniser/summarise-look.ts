import { kindNotes } from '../../core/recognise/kind-notes.ts';
import type { Look } from './look.ts';
import { adviceFor } from '../../core/diagnose/advice.ts';
import { causeTitle, causeWords, codeWords, errorWords, on, outputWords, productWords, say, softwareTitle } from './words.ts';
import { revealed } from '../../core/text/reveal-text.ts';

/** One line for the overview of many files. */
export function rowOf(look: Look): { kind: string; verdict: string; note: string } {
  const [note] = kindNotes(look.kinds, look.errors.length + look.verdicts.length > 0, outputWords());
  const [answer] = look.verdicts;
  if (answer) {
    const software = softwareTitle(answer.product);
    const about = say(`certainty-${answer.certainty}`) + (software ? say('by', { printer: software }) : '');
    return {
      kind: say('row-cause'),
      verdict: causeTitle(answer.cause),
      note: `${say('at-line', { line: answer.evidence[0]?.line ?? 1 })}　${about}`,
    };
  }
  const [error] = look.errors;
  if (error) {
    const titles = look.errors
      .slice(0, 3)
      .map(({ product, id, line }) => `${say('at-line', { line })}　${errorWords(product, id)?.title ?? id}`);
    return { kind: say('row-error'), verdict: say('row-read'), note: titles.join('；') };
  }
  if (note) return { kind: say('row-kind'), verdict: say('row-read'), note: note.text };
  const [code] = look.codes;
  if (code) {
    const known = codeWords(code.table, code.code);
    return { kind: say('codes'), verdict: say('row-read'), note: known ? `${known.title} ${code.code}：${known.meaning}` : code.code };
  }
  if (look.report)
    return { kind: say('row-kind'), verdict: say('row-read'), note: say('status-findings', { count: look.report.findings.length }) };
  return { kind: say('row-unknown'), verdict: say('row-unread'), note: say(look.incomplete ? 'incomplete' : 'unknown-text') };
}

/** Plain text for a ticket; empty where nothing was recognised. */
export function reportLook(look: Look): string {
  const lines: string[] = [];
  const notes: string[] = [];
  for (const { line, text, fix } of kindNotes(look.kinds, look.errors.length + look.verdicts.length > 0, outputWords())) {
    notes.push(`- ${say('from-line', { line })}　${text}${fix ?? ''}`);
  }
  lines.push(...verdictLines(look));
  if (notes.length > 0) lines.push('', `【${say('what')}】`, ...notes);
  if (look.codes.length > 0) lines.push('', `【${say('codes')}】`);
  for (const { table, code, line } of look.codes) {
    const known = codeWords(table, code);
    if (known) lines.push(`- ${say('at-line', { line })}　${known.title} ${code}：${known.meaning}`);
  }
  for (const { id, product, line, count } of look.errors) {
    const known = errorWords(product, id);
    lines.push('', `【${say('error')}】${productWords(product)?.title ?? product}　${id}　${known?.title ?? ''}`);
    lines.push(`- ${say('at-line', { line })}${count > 1 ? `　${say('times', { count })}` : ''}`);
    if (known) lines.push(`- ${say('cause')}：${known.cause}`, `- ${say('fix')}：${known.fix}`);
  }
  return lines.length === 0 ? '' : `${lines.map(revealed).join('\n').trimStart()}\n`;
}

function verdictLines({ verdicts }: Look): string[] {
  const [answer] = verdicts;
  if (!answer) return [];
  const known = causeWords(answer.cause);
  const lines = [
    `【${say(`certainty-${answer.certainty}`)}】${[softwareTitle(answer.product), causeTitle(answer.cause)].filter(Boolean).join('　')}`,
  ];
  for (const { line, quote } of answer.evidence.slice(0, 6)) lines.push(`- ${say('at-line', { line })}　${quote}`);
  if (known) {
    const { fix, sure } = adviceFor(known, answer, on);
    lines.push(`- ${say('cause')}：${known.cause}`, `- ${say('fix')}：${fix}`, `- ${say('sure')}：${sure}`);
  }
  const others = verdicts.filter(({ kind }) => kind === 'alternative').map(({ cause }) => causeTitle(cause));
  if (others.length > 0) lines.push(`- ${say('alternative')}：${others.join('、')}`);
  return lines;
}
