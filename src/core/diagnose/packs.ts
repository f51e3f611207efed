import { normaliseText, type NormalisedText } from '../recognise/normalise-text.ts';
import { parseMessage } from '../recognise/message-pattern.ts';
import { hasFrames, SYMBOL } from './read-codes.ts';
import type { CodeTable, Knowledge } from './knowledge.ts';

/**
 * Which packs of knowledge a text may need. A browser loads these and no others; what they find is the same as if all were there
 * (a test holds the two against each other), because a pack that is not named has nothing that could match.
 */
export interface PackIndex {
  /** Packs of sentences: the grams of each, as `written` packs them. */
  texts: Readonly<Record<string, string>>;
  /** Packs of codes: dress, and how names begin. */
  tables: Readonly<Record<string, { dress: CodeTable['dress']; names: readonly string[] }>>;
  /** The same of sentences too short for such a gram: grams of four codes. */
  shorts: Readonly<Record<string, string>>;
}

/** How many codes a gram has, and the bits by which a code moves on in its hash of 24: after so many codes it has left. */
interface Gram {
  length: number;
  shift: number;
}
const LONG: Gram = { length: 8, shift: 3 };
const SHORT: Gram = { length: 4, shift: 6 };
const MASK = 0xffffff;
const roll = (hash: number, code: number, { shift }: Gram): number => ((hash << shift) ^ code) & MASK;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The index of packs. `sentences` are texts with holes. */
export function indexPacks(packs: Readonly<Record<string, { sentences: readonly string[]; table?: CodeTable | undefined }>>): PackIndex {
  const texts = gramsOfPacks(packs, LONG, (sentence) => gramsOf(sentence, LONG).length > 0);
  const shorts = gramsOfPacks(packs, SHORT, (sentence) => gramsOf(sentence, LONG).length === 0);
  const tables: Record<string, PackIndex['tables'][string]> = {};
  for (const [name, { table }] of Object.entries(packs)) if (table) tables[name] = { dress: table.dress, names: beginnings(table) };
  return { texts, shorts, tables };
}

function gramsOfPacks(
  packs: Readonly<Record<string, { sentences: readonly string[] }>>,
  kind: Gram,
  fits: (sentence: string) => boolean,
): Record<string, string> {
  const lists = Object.entries(packs).map(
    ([name, { sentences }]) => [name, sentences.filter(fits).map((each) => gramsOf(each, kind))] as const,
  );
  const owners = new Map<number, Set<string>>();
  for (const [name, list] of lists) for (const gram of list.flat()) owners.set(gram, (owners.get(gram) ?? new Set()).add(name));
  return Object.fromEntries(
    lists.flatMap(([name, list]) => {
      const known = cover(list, (gram) => owners.get(gram)?.size ?? 0).sort((one, other) => one - other);
      return known.length > 0 ? [[name, written(known)]] : [];
    }),
  );
}

/** The packs that a text may need, in the index's order. */
export function compilePacks(index: PackIndex, contexts: Knowledge['contexts']): (text: string) => string[] {
  const finders = [compileGrams(index.texts, LONG), compileGrams(index.shorts, SHORT)];
  const order = [...new Set([...Object.keys(index.texts), ...Object.keys(index.shorts), ...Object.keys(index.tables)])];
  const tables = Object.entries(index.tables);
  const names = tables.map(([name, { names: beginning }]) => [name, new Set(beginning)] as const);
  return (text) => {
    const wanted = new Set<string>();
    const normal = normaliseText(text);
    for (const find of finders) find(normal, wanted);
    const seen = new Set<string>();
    for (const [symbol] of text.matchAll(SYMBOL)) seen.add(beginningOf(symbol)).add(beginningOf(symbol.toUpperCase()));
    for (const [name, beginning] of names) {
      for (const each of seen) {
        if (!beginning.has(each)) continue;
        wanted.add(name);
        break;
      }
    }
    const lower = { text: null as string | null };
    const has = (context: string): boolean => {
      lower.text ??= text.toLowerCase();
      return (contexts[context] ?? []).some((word) => lower.text?.includes(word));
    };
    for (const [name, { dress }] of tables) if (!wanted.has(name) && hasFrames(text, dress, has)) wanted.add(name);
    return order.filter((name) => wanted.has(name));
  };
}

/** Adds the packs of which a gram stands in a text. */
function compileGrams(index: Readonly<Record<string, string>>, kind: Gram): (text: NormalisedText, wanted: Set<string>) => void {
  const owners = new Map<number, string[]>();
  const maybe = new Uint8Array(0x10000);
  for (const [name, grams] of Object.entries(index)) {
    for (const gram of read(grams)) {
      owners.set(gram, [...(owners.get(gram) ?? []), name]);
      maybe[gram & 0xffff] = 1;
    }
  }
  return ({ codes, length }, wanted) => {
    let hash = 0;
    for (let at = 0; at < length; at++) {
      hash = roll(hash, codes[at] ?? 0, kind);
      if (maybe[hash & 0xffff] === 1) for (const name of owners.get(hash) ?? []) wanted.add(name);
    }
  };
}

/** Every gram of a sentence's literals. */
function gramsOf(sentence: string, kind: Gram): number[] {
  return parseMessage(sentence).literals.flatMap(({ codes }) => {
    const grams: number[] = [];
    let hash = 0;
    for (const [at, code] of codes.entries()) {
      hash = roll(hash, code, kind);
      if (at >= kind.length - 1) grams.push(hash);
    }
    return grams;
  });
}

/**
 * Few grams of which every sentence has one: those that the fewest packs have, and among these those that the most sentences share.
 * `packsWith` tells how many packs have a gram.
 */
function cover(sentences: readonly (readonly number[])[], packsWith: (gram: number) => number): number[] {
  const candidates = sentences.map((grams) => {
    const fewest = Math.min(...grams.map(packsWith));
    return new Set(grams.filter((gram) => packsWith(gram) === fewest));
  });
  const open = new Set(candidates.keys());
  const chosen: number[] = [];
  while (open.size > 0) {
    const counts = new Map<number, number>();
    for (const at of open) for (const gram of candidates[at] ?? []) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    let best = -1;
    for (const [gram, count] of counts) {
      const most = counts.get(best) ?? 0;
      if (count > most || (count === most && gram < best)) best = gram;
    }
    chosen.push(best);
    for (const at of [...open]) if (candidates[at]?.has(best)) open.delete(at);
  }
  return chosen;
}

/** Added to every step between two grams: each is then of 10 to 25 bits, and four bits tell how many come after the first. */
const FLOOR = 512;
const SHORTEST = 9;

/**
 * Ascending grams in Base64: of each what it is above the one before and FLOOR, as the number of its bits in four bits and the bits
 * without the first, which is 1. They are as good as random, so that what is saved here nothing else saves.
 */
function written(grams: readonly number[]): string {
  const bits = grams.map((gram, at) => {
    const step = (gram - (grams[at - 1] ?? 0) + FLOOR).toString(2).slice(1);
    return (step.length - SHORTEST).toString(2).padStart(4, '0') + step;
  });
  return (bits.join('').match(/.{1,6}/g) ?? []).map((six) => DIGITS[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
}

function read(text: string): number[] {
  const grams: number[] = [];
  let [gram, at, bits, held] = [0, 0, 0, 0];
  const take = (count: number): number => {
    for (; held < count; held += 6) bits = (bits << 6) | DIGITS.indexOf(text[at++] ?? 'A');
    held -= count;
    const taken = bits >> held;
    bits &= (1 << held) - 1;
    return taken;
  };
  while (6 * (text.length - at) + held >= 4 + SHORTEST) {
    const size = take(4) + SHORTEST;
    gram += ((1 << size) | take(size)) - FLOOR;
    grams.push(gram);
  }
  return grams;
}

/** "SEC_E_UNTRUSTED_ROOT" begins with "SEC_", a name without an underscore with its first letters: "errSSL". */
function beginningOf(symbol: string): string {
  const end = symbol.indexOf('_');
  return symbol.slice(0, end === -1 ? 6 : end + 1);
}

function beginnings({ dress, codes }: CodeTable): string[] {
  const own = dress === 'symbol' || dress === 'chain-status' ? codes.map(({ code }) => code) : [];
  return [...new Set([...own, ...codes.flatMap(({ symbols = [] }) => symbols)].map(beginningOf))].sort();
}
