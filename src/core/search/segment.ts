import type { Vocabulary } from './vocabulary.ts';

/** A piece of a run of Chinese characters. */
export interface Segment {
  text: string;
  /** Whether it is a word of the site. */
  known: boolean;
}

/** Chinese words that the site knows: names of things, words of titles and tasks, and what questions are framed with. */
export function knownWords({ concepts, words, fillers }: Vocabulary): Iterable<string> {
  return [...concepts.flatMap(({ forms }) => forms), ...words, ...fillers].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
}

/** What a character costs that no word covers; a word costs 1. */
const UNCOVERED = 3;

/** Cuts a run so that known words, but for one, cover the most of it in the fewest pieces. */
export function segment(run: string, vocabulary: Vocabulary, without = ''): Segment[] {
  const known = lookupOf(vocabulary);
  const characters = [...run];
  const best: { cost: number; from: number; known: boolean }[] = [{ cost: 0, from: 0, known: false }];
  for (let end = 1; end <= characters.length; end++) {
    let choice = { cost: (best[end - 1]?.cost ?? 0) + UNCOVERED, from: end - 1, known: false };
    for (let size = 2; size <= Math.min(known.longest, end); size++) {
      const cost = (best[end - size]?.cost ?? 0) + 1;
      const text = characters.slice(end - size, end).join('');
      if (cost < choice.cost && text !== without && known.words.has(text)) choice = { cost, from: end - size, known: true };
    }
    best.push(choice);
  }
  const pieces: Segment[] = [];
  for (let end = characters.length; end > 0;) {
    const step = best[end] ?? { from: end - 1, known: false };
    const text = characters.slice(step.from, end).join('');
    const next = pieces.at(-1);
    if (!step.known && next && !next.known) next.text = text + next.text;
    else pieces.push({ text, known: step.known });
    end = step.from;
  }
  return pieces.reverse();
}

const lookups = new WeakMap<Vocabulary, { words: ReadonlySet<string>; longest: number }>();

function lookupOf(vocabulary: Vocabulary): { words: ReadonlySet<string>; longest: number } {
  let lookup = lookups.get(vocabulary);
  if (!lookup) {
    const words = new Set(knownWords(vocabulary));
    lookup = { words, longest: Math.max(0, ...[...words].map((word) => [...word].length)) };
    lookups.set(vocabulary, lookup);
  }
  return lookup;
}
