import { firstsOf, placeOf, recordOf, tableOf, type SearchStart, type StoredRecord } from '../../core/search/stored.ts';
import { wasm_bindgen as binary } from 'pagefind-binary';
import { startEngine } from '../../core/search/engine.ts';
import type { SearchRecord } from '../../core/search/record.ts';
import type { SoundsData } from '../../core/search/sounds.ts';
import { spellingOf } from '../../core/search/spelling.ts';
import { search, type SearchAnswer, type SearchData } from '../../core/search/search.ts';
import { vocabularyOf } from '../../core/search/vocabulary.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** What the shards leave behind when they have run, by name. */
interface Parts {
  start: SearchStart;
  sounds: SoundsData;
  [piece: string]: SearchStart | SoundsData | StoredRecord[] | string;
}

/** Reads pieces of the index from classic scripts: they run everywhere, also from a folder, where nothing can be fetched. */
class SearchParts {
  readonly #folder: string;
  readonly #load: (address: string) => Promise<void>;

  constructor(folder: string, load: (address: string) => Promise<void>) {
    this.#folder = folder;
    this.#load = load;
  }

  start(): Promise<SearchStart> {
    return this.#part('start');
  }

  spelling(name: string): Promise<unknown> {
    return this.#part(name);
  }

  texts(piece: number): Promise<StoredRecord[]> {
    return this.#part(`t${piece}`);
  }

  /** A packed part of the engine or the index: "wasm", "i1a". */
  packed(name: string): Promise<string> {
    return this.#part(name);
  }

  async #part<Value>(name: string): Promise<Value> {
    const known = (): Value | undefined => (globalThis as { kbSearchParts?: Parts }).kbSearchParts?.[name] as Value | undefined;
    if (known() === undefined) await this.#load(`${this.#folder}${name}.js`);
    const value = known();
    if (value === undefined) throw new Error(`${name} did not define itself.`);
    return value;
  }
}

/** The word that most records hold: finding it once makes the engine's binary fast, and most queries need it. */
const COMMONEST = '憑證';

/** The search of this site: the one door to Pagefind. */
export class Searcher {
  readonly #parts: SearchParts;
  #ready: Promise<{ start: SearchStart; data: SearchData }> | null = null;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  /** Loads what every query needs; rejects if a piece cannot be read, and tries again when called again. */
  prepare(): Promise<{ start: SearchStart; data: SearchData }> {
    this.#ready ??= this.#prepare().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async search(query: string, literally = false): Promise<SearchAnswer> {
    return search(query, (await this.prepare()).data, literally);
  }

  /** Uses a pause so that the next query is fast. */
  warm(): void {
    void this.prepare()
      .then(({ data }) => data.find(COMMONEST, false))
      .catch(() => undefined);
  }

  /** The records behind numbers, in their order. */
  async records(numbers: readonly number[]): Promise<SearchRecord[]> {
    const { start, data } = await this.prepare();
    const firsts = firstsOf(start.texts);
    return Promise.all(
      numbers.map(async (number) => {
        const { piece, at } = placeOf(number, firsts);
        const stored = (await this.#parts.texts(piece))[at];
        const kind = data.table.kinds[number];
        if (!stored || !kind) throw new Error(`No record ${number}.`);
        return recordOf(stored, kind);
      }),
    );
  }

  async #prepare(): Promise<{ start: SearchStart; data: SearchData }> {
    const [start] = await Promise.all([this.#parts.start(), this.#parts.packed('wasm')]);
    const find = await startEngine(binary, start, (name) => this.#parts.packed(name));
    const vocabulary = vocabularyOf(start.vocabulary);
    const spelling = spellingOf((name) => this.#parts.spelling(name), vocabulary);
    return { start, data: { vocabulary, table: tableOf(start.table), find, spelling } };
  }
}

let searcher: Searcher | null = null;

/** The one searcher of a page, shared by the field and the list of results. */
export function searcherOf(tool: HTMLElement): Searcher {
  searcher ??= new Searcher(new SearchParts(tool.dataset.index ?? '', (address) => loadScript(address, true)));
  return searcher;
}
