import type { Evidence } from './knowledge.ts';

/** Words that stand in one line and make a cause likely, where nobody knows the sentence. */
export interface Phrase {
  cause: string;
  /** Of each group one word must be there; lower case. */
  all: readonly (readonly string[])[];
  /** A person tells what is to be seen: needs no word of a fault. */
  symptom?: true | undefined;
}

export interface Phrases {
  /** Words of a fault, of which a line must have one. */
  marks: readonly string[];
  /** Words of notices and questions, of which it must have none. */
  guards: readonly string[];
  phrases: readonly Phrase[];
  /** Words that decide between causes of a piece of evidence in the same line. */
  refine: readonly { words: readonly string[]; of: readonly string[]; cause: string }[];
}

const LINES = 400;
const WIDTH = 500;
/** More tells no more: the first lines of an incident say it. */
const ENOUGH = 4;

/** What the lines of a text make likely; asked only where there is no other evidence. `isTalk` tells lines that only speak of a fault. */
export function readPhrases(lines: readonly string[], { marks, guards, phrases }: Phrases, isTalk: (line: number) => boolean): Evidence[] {
  const found: Evidence[] = [];
  for (const [index, whole] of lines.slice(0, LINES).entries()) {
    if (found.length >= ENOUGH) break;
    const line = whole.slice(0, WIDTH).toLowerCase();
    const has = (word: string): boolean => line.includes(word);
    const isFault = marks.some(has) && !guards.some(has);
    const phrase = phrases.find(({ all, symptom }) => (symptom ?? isFault) && all.every((group) => group.some(has)));
    if (!phrase || isTalk(index + 1)) continue;
    found.push({ kind: 'phrase', value: phrase.cause, line: index + 1, rule: { causes: [phrase.cause] }, facts: {}, count: 1 });
  }
  return found;
}
