import { coverWithConcepts } from './find-concepts.ts';
import { normalise } from './normalise.ts';
import { splitWords } from './split-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { hanTokens, latinLevels } from './word-tokens.ts';

/** One thing that is asked for, with the ways to find it. */
export interface QueryUnit {
  /** As it is shown when nothing was found for it. */
  shown: string;
  /** Each way is a list of tokens that must all be there; `worth` below 1 where it is a weaker proof. */
  ways: { tokens: readonly string[]; worth: number }[];
  /** Normalised spellings that are marked in an excerpt. */
  marks: readonly string[];
  /** Whether only whole words are marked: a name that we know is complete, another may still be typed. */
  whole: boolean;
}

/** What another name of the same thing counts against the very words that were typed. */
const OTHER_NAME = 0.8;
/** The pieces of a code together against the whole. */
const PIECES = 0.6;

/** Cuts a query into what must be found. Fillers vanish unless nothing else is there. */
export function queryUnits(query: string, vocabulary: Vocabulary): QueryUnit[] {
  const text = normalise(query, vocabulary.simplified).trim();
  const units = cut(text, vocabulary, vocabulary.fillers);
  // A single character between two words tells nothing beside them.
  const telling = units.filter(({ shown }) => shown.length > 1);
  if (telling.length > 0) return telling;
  return units.length > 0 ? units : cut(text, vocabulary, []);
}

/** Whether the query asks how something is done, and not only what it is or what is wrong: 怎麼裝, but not 怎麼辦. */
export function asksHow(query: string, { simplified, fillers, how }: Vocabulary): boolean {
  const left = withoutFillers(
    normalise(query, simplified),
    fillers.filter((filler) => !how.includes(filler)),
  );
  return how.some((word) => left.includes(word));
}

function cut(text: string, vocabulary: Vocabulary, fillers: readonly string[]): QueryUnit[] {
  const plain = (piece: string): QueryUnit[] => plainUnits(withoutFillers(piece, fillers), vocabulary.particles);
  const units: QueryUnit[] = [];
  let from = 0;
  for (const { concept, form, start, end } of coverWithConcepts(text, vocabulary.concepts)) {
    units.push(...plain(text.slice(from, start)));
    const own = splitWords(form).flatMap(({ kind, text: word }) => (kind === 'han' ? hanTokens(word) : (latinLevels(word)[0] ?? [])));
    units.push({
      shown: form,
      ways: [...(own.length > 0 ? [{ tokens: own, worth: 1 }] : []), { tokens: [concept.token], worth: OTHER_NAME }],
      marks: [form, ...concept.forms.filter((other) => other !== form)],
      whole: true,
    });
    from = end;
  }
  units.push(...plain(text.slice(from)));
  return units;
}

/** A Han run becomes a unit a pair, so that a wrong character costs one pair and not the whole. */
function plainUnits(text: string, particles: ReadonlySet<string>): QueryUnit[] {
  return splitWords(text).flatMap((word): QueryUnit[] => {
    if (word.kind === 'han')
      return hanRuns(word.text, particles)
        .flatMap(hanTokens)
        .map((pair) => ({ shown: pair, ways: [{ tokens: [pair], worth: 1 }], marks: [pair], whole: false }));
    const levels = latinLevels(word.text);
    return [
      {
        shown: word.text,
        ways: levels.map((tokens, level) => ({ tokens, worth: level === 0 ? 1 : PIECES / tokens.length })),
        marks: [word.text, ...(levels.length > 1 ? word.text.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece.length > 2) : [])],
        whole: false,
      },
    ];
  });
}

function withoutFillers(text: string, fillers: readonly string[]): string {
  return fillers.reduce((left, filler) => left.replaceAll(filler, ' '), text);
}

/** "舊的協定" is two runs; 目的 is one word. */
function hanRuns(text: string, particles: ReadonlySet<string>): string[] {
  return text.split(/(?<!目)的/u).map((run) => trimmed(run, particles));
}

function trimmed(run: string, particles: ReadonlySet<string>): string {
  const characters = [...run];
  while (particles.has(characters.at(-1) ?? '')) characters.pop();
  while (particles.has(characters[0] ?? '')) characters.shift();
  return characters.join('');
}
