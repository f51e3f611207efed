import { kindNotes } from '../../core/recognise/kind-notes.ts';
import { hasFound, type Look } from './look.ts';
import { errorWords, say, words, productWords } from './words.ts';
import { revealed } from '../../core/text/reveal-text.ts';

/** One line for the overview of many files. */
export function rowOf(look: Look): { kind: string; verdict: string; note: string } {
  const [note] = kindNotes(look.kinds, look.errors.length > 0, words);
  const [error] = look.errors;
  if (error) {
    const titles = look.errors
      .slice(0, 3)
      .map(({ product, id, line }) => `${say('at-line', { line })}　${errorWords(product, id)?.title ?? id}`);
    return { kind: say('row-error'), verdict: say('row-read'), note: titles.join('；') };
  }
  if (note) return { kind: say('row-kind'), verdict: say('row-read'), note: note.text };
  return { kind: say('row-unknown'), verdict: say('row-unread'), note: say('unknown-text') };
}

/** What the live region says about all inputs together. */
export function statusOf(looks: Look[], objects: number): string {
  const errors = looks.reduce((sum, look) => sum + look.errors.length, 0);
  const kinds = looks.reduce((sum, look) => sum + look.kinds.length, 0);
  if (objects === 0 && !looks.some(hasFound)) return say('status-unknown');
  const parts: [string, number][] = [
    ['status-errors', errors],
    ['status-kinds', kinds],
    ['status-objects', objects],
  ];
  const list = parts.filter(([, count]) => count > 0).map(([code, count]) => say(code, { count }));
  return say('status-found', { list: list.join('，') });
}

/** Plain text for a ticket; empty where nothing was recognised. */
export function reportLook(look: Look): string {
  const lines: string[] = [];
  for (const { line, text, fix } of kindNotes(look.kinds, look.errors.length > 0, words)) {
    lines.push(`- ${say('from-line', { line })}　${text}${fix ?? ''}`);
  }
  if (lines.length > 0) lines.unshift(`【${say('what')}】`);
  for (const { id, product, line, count } of look.errors) {
    const known = errorWords(product, id);
    lines.push('', `【${say('error')}】${productWords(product)?.title ?? product}　${id}　${known?.title ?? ''}`);
    lines.push(`- ${say('at-line', { line })}${count > 1 ? `　${say('times', { count })}` : ''}`);
    if (known) lines.push(`- ${say('cause')}：${known.cause}`, `- ${say('fix')}：${known.fix}`);
  }
  return lines.length === 0 ? '' : `${lines.map(revealed).join('\n').trimStart()}\n`;
}
