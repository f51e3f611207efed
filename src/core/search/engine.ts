import { gunzipSync } from 'fflate';
import { engineMeta, pieceName } from './engine-meta.ts';
import type { Hit } from './match-unit.ts';
import { isNamePlace, isPlaceOf } from './place.ts';
import type { SearchStart } from './stored.ts';

/** What the glue that Pagefind's build generates around its binary offers, as far as it is used here; `index` is its pointer. */
export interface EngineBinary {
  (options: { module_or_path: Uint8Array<ArrayBuffer> }): Promise<unknown>;
  init_pagefind: (meta: Uint8Array) => number;
  /** The names of the pieces that may hold a word, as JSON. */
  request_indexes: (index: number, word: string) => string;
  load_index_chunk: (index: number, piece: Uint8Array) => number;
  search: (index: number, word: string, asTyped: string, filters: string, sort: string, exact: boolean, exactAccents: boolean) => string;
}

/** Finds the documents that hold a token; of a word that is still being typed, where none does, those with a word that begins with it. Each is looked up once. */
export type FindToken = (token: string, typing: boolean) => Promise<readonly Hit[]>;

/**
 * Ends each word of the index. The engine counts longer words as well, as far as the pieces that they are in happen to be there; a word
 * with its end is the beginning of no other, so that an answer does not depend on what was asked before.
 */
export const WORD_END = String.fromCodePoint(0x3007);

/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3;

interface FoundDocuments {
  /** `p` is the document's name, `s` its score, `l` the places of the word. */
  results: { p: string; s: number; l: { l: number }[] }[];
}

/**
 * Starts Pagefind's engine. Its own program around the binary fetches, cuts words and merges indexes; here words come cut already and
 * files cannot be fetched, so the binary is asked directly. `part` reads a script's value: "wasm", "i1a".
 */
export async function startEngine(
  binary: EngineBinary,
  { meta, table }: SearchStart,
  part: (name: string) => string | Promise<string>,
): Promise<FindToken> {
  await binary({ module_or_path: unpacked(await part('wasm')) });
  let index = binary.init_pagefind(engineMeta(meta, table.taskWeights.length));
  const loading = new Map<string, Promise<void>>();
  const load = (piece: string): Promise<void> => {
    let loaded = loading.get(piece);
    if (!loaded) {
      loaded = Promise.resolve(part(`i${piece}`)).then((value) => void (index = binary.load_index_chunk(index, unpacked(value))));
      // What could not be read is asked for again next time.
      loaded.catch(() => loading.delete(piece));
      loading.set(piece, loaded);
    }
    return loaded;
  };
  const starts = meta.starts.split(' ');
  /** The pieces with words that begin so; the engine itself names only the one that has the beginning. */
  const piecesOfBeginning = (beginning: string): string[] =>
    starts.flatMap((start, place) => {
      const next = starts[place + 1];
      return start <= `${beginning}\uffff` && (next === undefined || next > beginning) ? [pieceName(place)] : [];
    });
  const find = async (word: string, exact: boolean): Promise<Hit[]> => {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
    const pieces = exact ? (JSON.parse(binary.request_indexes(index, plain)) as string[]) : piecesOfBeginning(plain);
    await Promise.all(pieces.map(load));
    const { results } = JSON.parse(binary.search(index, plain, word, '{}', '', false, false)) as FoundDocuments;
    return results.flatMap(({ p, s: score, l }) => {
      const places = l.map((each) => each.l).filter((place) => isPlaceOf(word, place, exact));
      return places.length === 0 ? [] : [{ record: Number(p), score, titled: places.some(isNamePlace), exact }];
    });
  };
  const known = new Map<string, Promise<readonly Hit[]>>();
  const once = (key: string, ask: () => Promise<readonly Hit[]>): Promise<readonly Hit[]> => {
    let hits = known.get(key);
    if (!hits) {
      hits = ask();
      hits.catch(() => known.delete(key));
      known.set(key, hits);
    }
    return hits;
  };
  return async (token, typing) => {
    const whole = await once(token + WORD_END, () => find(token + WORD_END, true));
    if (whole.length > 0 || !typing || token.length < SHORTEST_BEGINNING) return whole;
    return once(token, () => find(token, false));
  };
}

/** The signature that Pagefind begins its files with. */
const SIGNATURE = 'pagefind_dcd'.length;

function unpacked(base64: string): Uint8Array<ArrayBuffer> {
  return gunzipSync(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))).slice(SIGNATURE);
}
