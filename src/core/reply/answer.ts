import type { Block } from './block.ts';

/** What a reply can be made of: an answer of the FAQ, an article, a way through the trees and its end, a message, a rule. */
export type AnswerKind = 'answer' | 'page' | 'flow' | 'outcome' | 'error' | 'rule';

/** An answer as a list shows it and as it is looked for. */
export interface ListedAnswer {
  /** Its permanent id: `go/ID.html` leads to it. */
  id: string;
  kind: AnswerKind;
  title: string;
  /** Other words by which people look for it: symptoms, wordings of a message. */
  also: string[];
}

/** The same for readers of English; a step for each step of the answer, or none at all. */
export interface EnglishAnswer {
  title: string;
  text: string[];
  steps: string[];
}

/** One thing the helpdesk can answer with, as plain text. */
export interface Answer extends ListedAnswer {
  /** The short form, a paragraph each. */
  short: string[];
  /** What there is to do, whole and in order. */
  blocks: Block[];
  /** Headings of its page, where it has nothing to do. */
  parts: string[];
  english: EnglishAnswer | null;
}
