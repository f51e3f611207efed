import { revealed } from '../../core/text/reveal-text.ts';
import { kindNotes } from './kind-notes.ts';
import type { Look } from './look.ts';
import { errorWords, productWords, say, words } from './words.ts';

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
