import { atHome, firstSentence, type LetterWords } from './plain-text.ts';

/** An article or answer as a letter can use it, in plain text. */
export interface Outline {
  /** The first paragraph; "" if there is none. */
  first: string;
  /** The lists of steps, each step as its first paragraph. */
  lists: readonly (readonly string[])[];
  /** The headings, and how many lists of steps stand under each. */
  sections: { heading: string; lists: number }[];
}

/** What of an article or answer goes into a letter. */
export interface ShortForm {
  first: string;
  /** What the steps are for: the heading over their only list; "" if there is none. */
  lead: string;
  steps: string[];
  parts: string[];
}

/**
 * The short form of a text: its first paragraph, and its steps if it has exactly one list of them. With several lists, the
 * headings under which they stand are the steps; without any, all headings tell what the page holds.
 */
export function shortForm({ first, lists, sections }: Outline, words: LetterWords): ShortForm {
  const holding = sections.flatMap(({ heading, lists: count }) => (count > 0 ? [heading] : []));
  const only = lists.length === 1 ? lists[0] : undefined;
  return {
    first: atHome(first, words).replace(/：$/, '。'),
    lead: only ? (holding[0] ?? '') : '',
    steps: only ? only.map((step) => atHome(firstSentence(step), words)) : holding,
    parts: lists.length === 0 ? sections.map(({ heading }) => heading) : [],
  };
}
