import { coverWithConcepts } from './find-concepts.ts';
import { normalise } from './normalise.ts';
import { segment } from './segment.ts';
import { splitWords } from './split-words.ts';
import type { Concept, Vocabulary } from './vocabulary.ts';
import { hanTokens, latinLevels } from './word-tokens.ts';

/** One thing that is asked for, with the ways to find it. */
export interface QueryUnit {
  /** As it is shown when nothing was found for it. */
  shown: string;
  /** Each way is a list of tokens that must all be there; `worth` below 1 where it is a weaker proof. */
  ways: { tokens: readonly string[]; worth: number }[];
  /** Normalised spellings that are marked in an excerpt. */
  marks: readonly string[];
  /** How much it counts: 1 for words, less for what may be cut across words and for what says little. */
  trust: number;
  /** The concept that it names, by its place in the vocabulary. */
  concept?: number;
  /** A code, which tells all by itself: 0x80092004, ERR_CERT_DATE_INVALID, AH02565. */
  code?: boolean;
  /** The last word, which may be only half typed. */
  typing?: boolean;
  /** Whether only whole words are marked: a name that we know is complete, another may still be typed. */
  whole: boolean;
}

/** What another name of the same thing counts against the very words that were typed. */
const OTHER_NAME = 0.8;
/** The pieces of a code together against the whole. */
const PIECES = 0.6;
/** Words that say little in any question, and those that say what is asked and not about what. */
const WEAK = 0.3;
const ASKING = 0.5;
/** A pair of characters in no known word, and a character that stands alone. */
const PAIR = 0.5;
const SINGLE = 0.75;

/** Cuts a query into what must be found. What questions are framed with counts only where it is all there is. */
export function queryUnits(query: string, vocabulary: Vocabulary): QueryUnit[] {
  const text = withVersionsApart(normalise(query, vocabulary.simplified).trim(), vocabulary);
  const units = cut(text, vocabulary, vocabulary.fillers);
  const found = units.length > 0 ? units : cut(text, vocabulary, []);
  return found.map((unit, index) => (index === found.length - 1 && /[a-z0-9]$/.test(text) ? { ...unit, typing: true } : unit));
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
    message: !/\p{Script=Han}/u.test(text) && (/[_:]|\d{3}/.test(text) || text.split(/\s+/).length > 3),
    products: products.flatMap((id, product) => (units.some(({ concept }) => concept === id) ? [product] : [])),
  };
}

/** "tomcat9" is Tomcat and its version. */
function withVersionsApart(text: string, { concepts }: Vocabulary): string {
  const isName = (word: string): boolean => concepts.some(({ forms }) => forms.includes(word));
  return text.replace(/(?<![\w.:-])([a-z]{2,})(\d{1,2})(?![\w.:-])/g, (word, name: string, version: string) =>
    isName(name) && !isName(word) ? `${name} ${version}` : word,
  );
}

function cut(text: string, vocabulary: Vocabulary, fillers: readonly string[]): QueryUnit[] {
  const units: QueryUnit[] = [];
  let from = 0;
  const plainUntil = (end: number): void => {
    units.push(...plainUnits(withoutFillers(text.slice(from, end), fillers), vocabulary));
  };
  for (const { concept, form, start, end } of coverWithConcepts(text, vocabulary.concepts)) {
    plainUntil(start);
    units.push(conceptUnit(form, concept, vocabulary));
    from = end;
  }
  plainUntil(text.length);
  return units;
}

function conceptUnit(form: string, { id, token, forms }: Concept, vocabulary: Vocabulary): QueryUnit {
  const [name = form] = forms;
  const other = token !== null ? [token] : name === form ? [] : formTokens(name);
  const ways = [
    { tokens: formTokens(form), worth: 1 },
    { tokens: other, worth: OTHER_NAME },
  ];
  return {
    shown: form,
    concept: id,
    ways: ways.filter(({ tokens }) => tokens.length > 0),
    marks: [form, ...forms.filter((each) => each !== form)],
    trust: vocabulary.weak.has(form) ? WEAK : vocabulary.asking.has(id) ? ASKING : 1,
    whole: true,
  };
}

const formTokens = (form: string): string[] =>
  splitWords(form).flatMap(({ kind, text }) => (kind === 'han' ? hanTokens(text) : (latinLevels(text)[0] ?? [])));

function plainUnits(text: string, vocabulary: Vocabulary): QueryUnit[] {
  return splitWords(text).flatMap(({ kind, text: word }) =>
    kind === 'han'
      ? hanRuns(word, vocabulary.particles).flatMap((run) => hanUnits(run, vocabulary))
      : [latinUnit(word, vocabulary.weak.has(word) ? WEAK : 1)],
  );
}

/** A Han run becomes its known words; what is left of it becomes a unit a pair, so that a wrong character costs one pair and not the whole. */
function hanUnits(run: string, vocabulary: Vocabulary): QueryUnit[] {
  const unit = (text: string, trust: number): QueryUnit => ({
    shown: text,
    ways: [{ tokens: hanTokens(text), worth: 1 }],
    marks: [text],
    trust,
    whole: false,
  });
  return segment(run, vocabulary).flatMap(({ text, known }) =>
    known ? [unit(text, 1)] : hanTokens(text).map((pair) => unit(pair, pair.length > 1 ? PAIR : SINGLE)),
  );
}

function latinUnit(word: string, trust: number): QueryUnit {
  const levels = latinLevels(word);
  // The class alone of a Java name with its packages.
  const last = /^[a-z]+(?:\.[a-z0-9]+){2,}\.([a-z0-9]{6,})$/.exec(word)?.[1];
  return {
    shown: word,
    ways: [
      ...levels.map((tokens, level) => ({ tokens, worth: level === 0 ? 1 : PIECES / tokens.length })),
      ...(last === undefined ? [] : [{ tokens: [last], worth: PIECES }]),
    ],
    marks: [word, ...(levels.length > 1 ? word.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece.length > 2) : [])],
    code: /\d{3}|_/.test(word),
    trust,
    whole: false,
  };
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
