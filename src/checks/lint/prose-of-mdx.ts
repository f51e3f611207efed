import { blank } from './blank.ts';
import type { Passage } from './passage.ts';

/** The front matter of an article, its body, and the line on which the body begins. */
export function splitFrontMatter(text: string): { head: string; body: string; bodyLine: number } {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(text);
  if (!match) return { head: '', body: text, bodyLine: 1 };
  return { head: match[1] ?? '', body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
}

const FENCE = /^[ \t]*(`{3,})[^\n]*\n[\s\S]*?^[ \t]*\1[ \t]*$/gm;
const COMMENT = /\{\/\*[\s\S]*?\*\/\}/g;
const CODE = /`[^`\n]+`/g;
const TAG = /<\/?[A-Za-z][^<>]*>/g;
const READ_ALOUD = /\b(?:title|label|from|reject|help)="([^"]*)"/g;

/** Fenced blocks and comments blanked out: what is left is prose, links and tags. */
export function withoutBlocks(body: string): string {
  return blank(blank(body, FENCE), COMMENT);
}

/** A tag blanked out but for the attributes that readers get to see. */
function wordsOfTag(tag: string): string {
  const out = tag.replace(/[^\n]/g, ' ').split('');
  for (const { 0: attribute, 1: words = '', index } of tag.matchAll(READ_ALOUD)) {
    const at = index + attribute.length - 1 - words.length;
    out.splice(at, words.length, ...words.split(''));
  }
  return out.join('');
}

/** The body of an article as prose: no code, no addresses, no tags but the words in them. */
export function proseOfMdx(file: string, text: string): Passage {
  const { body, bodyLine } = splitFrontMatter(text);
  let prose = blank(withoutBlocks(body), CODE);
  prose = prose.replace(TAG, wordsOfTag);
  prose = blank(prose, /\]\([^)\n]*\)/g);
  prose = blank(prose, /\[#[a-z0-9-]+\]/g);
  return { file, line: bodyLine, text: blank(prose, /https?:\/\/[\x21-\x7e]+/g) };
}
