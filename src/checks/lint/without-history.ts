import { blank } from './blank.ts';
import { splitFrontMatter } from './prose-of-mdx.ts';
import type { Passage } from './passage.ts';

const HISTORY_CALLOUT = /<Callout type="history"[\s\S]*?<\/Callout>/g;
const HISTORY_ANSWER = /<Answer\b[^>]*\bstatus="historical"[\s\S]*?<\/Answer>/g;
// A block of history may still be run: then the page shows what it did, not what to do.
const HISTORY_BLOCK = /^[ \t]*(`{3,})\w+ history\b[\s\S]*?^[ \t]*\1[ \t]*$/gm;

/** What an article tells readers to do today, in prose and in commands; null for a page that is history as a whole. */
export function withoutHistory(file: string, text: string): Passage | null {
  const { head, body, bodyLine } = splitFrontMatter(text);
  if (/^status: *historical/m.test(head)) return null;
  const today = blank(blank(blank(body, HISTORY_CALLOUT), HISTORY_ANSWER), HISTORY_BLOCK);
  return { file, line: bodyLine, text: today };
}
