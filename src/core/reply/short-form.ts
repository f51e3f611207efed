import { spansBetween, withoutSpans } from '../text/spans-between.ts';
import { atHome, firstSentence, plainText, type LetterWords } from './plain-text.ts';

/** What of an article or answer goes into a letter. */
export interface ShortForm {
  first: string;
  /** What the steps are for: the heading over their only list; "" if there is none. */
  lead: string;
  steps: string[];
  parts: string[];
}

const NO_PROSE = /^(?:#|\||>|[-*] |\d+\. |\{|<(?!Term|Unverified))/;

/**
 * The short form of an MDX text: its first paragraph, and its steps if it has exactly one list of them. With several lists, the
 * headings under which they stand are the steps; without any, all headings tell what the page holds. `depth` is the headings'.
 */
export function shortForm(body: string, depth: 2 | 3, words: LetterWords): ShortForm {
  const text = withoutSpans(withoutFences(body.replaceAll('\r\n', '\n')), '{/*', '*/}');
  const first =
    text
      .split(/\n\s*\n/)
      .map((block) => block.trim())
      .find((block) => block !== '' && !NO_PROSE.test(block)) ?? '';
  const lists = spansBetween(text, '<Steps>', '</Steps>').map(({ inside }) => inside);
  const sections = sectionsOf(text, depth);
  const headings = (some: typeof sections): string[] => some.map(({ heading }) => plainText(heading, words));
  const holding = headings(sections.filter(({ text: inside }) => inside.includes('<Steps>')));
  return {
    first: atHome(plainText(first, words), words).replace(/：$/, '。'),
    lead: lists.length === 1 ? (holding[0] ?? '') : '',
    steps: lists.length === 1 ? stepsOf(lists[0] ?? '', words) : holding,
    parts: lists.length === 0 ? headings(sections) : [],
  };
}

function stepsOf(list: string, words: LetterWords): string[] {
  return [...list.matchAll(/^\d+\. +(.*(?:\n(?!\d+\. |\s*\n).*)*)/gm)].map(([, item = '']) =>
    atHome(firstSentence(plainText(item, words)), words),
  );
}

function sectionsOf(text: string, depth: number): { heading: string; text: string }[] {
  const found = [...text.matchAll(new RegExp(`^#{${depth}} (.+)$`, 'gm'))];
  return found.map((match, index) => ({ heading: withoutId(match[1] ?? ''), text: text.slice(match.index, found[index + 1]?.index) }));
}

/** A heading without the permanent name behind it, `[#name]`. */
function withoutId(heading: string): string {
  const title = heading.trimEnd();
  const id = title.lastIndexOf('[#');
  return id > 0 && /^\[#[a-z0-9-]+\]$/.test(title.slice(id)) ? title.slice(0, id).trimEnd() : title;
}

/** The text with an empty line for every code block that is closed by as many backticks as open it. */
function withoutFences(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  const closing = (line: string): string => (/^`{3,}$/.test(line.trim()) ? line.trim() : '');
  for (let at = 0; at < lines.length; at++) {
    const fence = /^[ \t]*(`{3,})/.exec(lines[at] ?? '')?.[1];
    const end = fence === undefined ? -1 : lines.findIndex((line, index) => index > at && closing(line) === fence);
    kept.push(end < 0 ? (lines[at] ?? '') : '');
    if (end > 0) at = end;
  }
  return kept.join('\n');
}
