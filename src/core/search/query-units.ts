import { coverWithConcepts } from './find-concepts.ts';
import { normalise } from './normalise.ts';
import { segment } from './segment.ts';
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
  /** How much it counts: 1 for words, less for pairs of characters that may be cut across words, and for words that say little. */
  trust: number;
  /** A code, which tells all by itself: 0x80092004, ERR_CERT_DATE_INVALID, AH02565. */
  code?: boolean;
  /** The concept that it names. */
  concept?: number;
  /** Whether only whole words are marked: a name that we know is complete, another may still be typed. */
  whole: boolean;
}

/** What another name of the same thing counts against the very words that were typed. */
const OTHER_NAME = 0.8;
/** The pieces of a code together against the whole. */
const PIECES = 0.6;

/** Cuts a query into what must be found. What questions are framed with counts only where it is all there is. */
export function queryUnits(query: string, vocabulary: Vocabulary): QueryUnit[] {
  const text = withVersionsApart(normalise(query, vocabulary.simplified).trim(), vocabulary);
  const units = cut(text, vocabulary, vocabulary.fillers);
  return units.length > 0 ? units : cut(text, vocabulary, []);
}
export const Q = { unknown: 0.75, single: 0.5, weak: 0.3, asking: 0.5 };

/** "tomcat9" is Tomcat and its version. */
function withVersionsApart(text: string, { concepts }: Vocabulary): string {
  const isName = (word: string): boolean => concepts.some(({ forms }) => forms.includes(word));
  return text.replace(/(?<![a-z0-9])([a-z]{2,})(\d{1,2})(?![a-z0-9])/g, (word, name: string, version: string) =>
    isName(name) && !isName(word) ? `${name} ${version}` : word,
  );
}

/** What a query is after, besides its words. */
export interface Intent {
  /** It asks how something is done, and not only what it is or what is wrong: 怎麼裝, but not 怎麼辦. */
  how: boolean;
  /** It says that something is wrong. */
  trouble: boolean;
  /** It is a message or a code as a program prints it. */
  message: boolean;
  /** Places in `vocabulary.products` of the products that it names. */
  products: readonly number[];
}

export function intentOf(query: string, units: readonly QueryUnit[], { simplified, fillers, how, trouble, products }: Vocabulary): Intent {
  const text = normalise(query, simplified);
  const left = withoutFillers(
    text,
    fillers.filter((filler) => !how.includes(filler)),
  );
  return {
    how: how.some((word) => left.includes(word)),
    trouble: trouble.some((word) => text.includes(word)),
    message: !/\p{Script=Han}/u.test(text) && /(?:\S+\s+){3}\S|[_:]|\d{3}/.test(text),
    products: products.flatMap((id, product) => (units.some(({ concept }) => concept === id) ? [product] : [])),
  };
}

function cut(text: string, vocabulary: Vocabulary, fillers: readonly string[]): QueryUnit[] {
  const plain = (piece: string): QueryUnit[] => plainUnits(withoutFillers(piece, fillers), vocabulary);
  const units: QueryUnit[] = [];
  let from = 0;
  for (const { concept, form, start, end } of coverWithConcepts(text, vocabulary.concepts)) {
    units.push(...plain(text.slice(from, start)));
    const [name = form] = concept.forms;
    const other = concept.token === null ? (name === form ? [] : formTokens(name)) : [concept.token];
    const own = formTokens(form);
    units.push({
      shown: form,
      concept: concept.id,
      ways: [
        ...(own.length > 0 ? [{ tokens: own, worth: 1 }] : []),
        ...(other.length > 0 ? [{ tokens: other, worth: OTHER_NAME }] : []),
      ],
      marks: [form, ...concept.forms.filter((other) => other !== form)],
      trust: WEAK.has(form) ? Q.weak : vocabulary.asking.has(concept.id) ? Q.asking : 1,
      whole: true,
    });
    from = end;
  }
  units.push(...plain(text.slice(from)));
  return units;
}

/** A Han run becomes its known words; what is left of it becomes a unit a pair, so that a wrong character costs one pair and not the whole. */
function plainUnits(text: string, vocabulary: Vocabulary): QueryUnit[] {
  return splitWords(text).flatMap((word): QueryUnit[] => {
    if (word.kind === 'han') return hanRuns(word.text, vocabulary.particles).flatMap((run) => hanUnits(run, vocabulary));
    const levels = latinLevels(word.text);
    return [
      {
        shown: word.text,
        ways: [
          ...levels.map((tokens, level) => ({ tokens, worth: level === 0 ? 1 : PIECES / tokens.length })),
          ...lastPiece(word.text).map((tokens) => ({ tokens, worth: PIECES })),
        ],
        marks: [word.text, ...(levels.length > 1 ? word.text.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece.length > 2) : [])],
        code: /\d{3}|_/.test(word.text),
        trust: WEAK.has(word.text) ? Q.weak : 1,
        whole: false,
      },
    ];
  });
}
const WEAK = new Set('a an the to of in on for is are be do does how what why when with from by my i can and or it file ssl ap'.split(' '));


const formTokens = (form: string): string[] =>
  splitWords(form).flatMap(({ kind, text: word }) => (kind === 'han' ? hanTokens(word) : (latinLevels(word)[0] ?? [])));

/** The class alone of a name with its packages: "javax.net.ssl.sslexception". */
function lastPiece(word: string): string[][] {
  const last = /^[a-z]+(?:\.[a-z0-9]+){2,}\.([a-z0-9]{6,})$/.exec(word)?.[1];
  return last === undefined ? [] : [[last]];
}

const wordUnit = (text: string): QueryUnit => ({ shown: text, ways: [{ tokens: hanTokens(text), worth: 1 }], marks: [text], trust: 1, whole: false });

function hanUnits(run: string, vocabulary: Vocabulary): QueryUnit[] {
  return segment(run, vocabulary).flatMap(({ text, known }): QueryUnit[] =>
    known
      ? [wordUnit(text)]
      : hanTokens(text).map((pair) => ({ shown: pair, ways: [{ tokens: [pair], worth: 1 }], marks: [pair], trust: pair.length > 1 ? Q.unknown : Q.single, whole: false })),
  );
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
