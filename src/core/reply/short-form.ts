import { atHome, firstSentence, plainText } from './plain-text.ts';

/** What of an article or answer goes into a letter. */
export interface ShortForm {
  first: string;
  /** What the steps are for: the heading over their only list; "" if there is none. */
  lead: string;
  steps: string[];
  parts: string[];
}

const FENCE = /^[ \t]*(`{3,})[^\n]*\n[\s\S]*?^[ \t]*\1[ \t]*$/gm;
const NO_PROSE = /^(?:#|\||>|[-*] |\d+\. |\{|<(?!Term|Unverified))/;

/**
 * The short form of an MDX text: its first paragraph, and its steps if it has exactly one list of them. With several lists, the
 * headings under which they stand are the steps; without any, all headings tell what the page holds. `depth` is the headings'.
 */
export function shortForm(body: string, depth: 2 | 3): ShortForm {
  const text = body.replaceAll('\r\n', '\n').replace(FENCE, '').replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
  const first = text.split(/\n\s*\n/).map((block) => block.trim()).find((block) => block !== '' && !NO_PROSE.test(block)) ?? '';
  const lists = [...text.matchAll(/<Steps>([\s\S]*?)<\/Steps>/g)].map(([, list = '']) => list);
  const sections = sectionsOf(text, depth);
  const headings = (some: typeof sections): string[] => some.map(({ heading }) => plainText(heading));
  const holding = headings(sections.filter(({ text: inside }) => inside.includes('<Steps>')));
  return {
    first: atHome(plainText(first)).replace(/：$/, '。'),
    lead: lists.length === 1 ? (holding[0] ?? '') : '',
    steps: lists.length === 1 ? stepsOf(lists[0] ?? '') : holding,
    parts: lists.length === 0 ? headings(sections) : [],
  };
}

function stepsOf(list: string): string[] {
  return [...list.matchAll(/^\d+\. +(.*(?:\n(?!\d+\. |\s*\n).*)*)/gm)].map(([, item = '']) => atHome(firstSentence(plainText(item))));
}

function sectionsOf(text: string, depth: number): { heading: string; text: string }[] {
  const heading = new RegExp(`^#{${depth}} (.+?)(?: *\\[#[a-z0-9-]+\\])? *$`, 'gm');
  const found = [...text.matchAll(heading)];
  return found.map((match, index) => ({ heading: match[1] ?? '', text: text.slice(match.index, found[index + 1]?.index) }));
}
