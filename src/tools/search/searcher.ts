import { createInstance } from 'pagefind-runtime';
import type { Hit } from '../../core/search/rank.ts';
import { hitsOf } from '../../core/search/hits-of.ts';
import type { SearchRecord } from '../../core/search/record.ts';
import { search, type SearchAnswer, type SearchData } from '../../core/search/search.ts';
import { placeOf, recordOf, tableOf, type SearchStart } from '../../core/search/stored.ts';
import { vocabularyOf } from '../../core/search/vocabulary.ts';
import { answerFetches } from './engine-fetch.ts';
import type { SearchParts } from './parts.ts';

// Never fetched: the engine's requests are answered from the shards by their names behind this.
const BASE = '/kb/';

/** The word that most records hold: finding it once makes the engine's program fast, and most queries need it. */
const COMMONEST = '憑證';

/** The search of this site: the one door to Pagefind. */
export class Searcher {
  readonly #parts: SearchParts;
  #ready: Promise<{ start: SearchStart; data: SearchData }> | null = null;
  readonly #known = new Map<string, Promise<readonly Hit[]>>();

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

  async search(query: string): Promise<SearchAnswer> {
    return search(query, (await this.prepare()).data);
  }

  /** Uses a pause so that the next query is fast. */
  warm(): void {
    void this.prepare()
      .then(({ data }) => data.find(COMMONEST))
      .catch(() => undefined);
  }

  /** The records behind numbers, in their order. */
  async records(numbers: readonly number[]): Promise<SearchRecord[]> {
    const { start, data } = await this.prepare();
    return Promise.all(
      numbers.map(async (number) => {
        const { piece, at } = placeOf(number, start.texts);
        const stored = (await this.#parts.texts(piece))[at];
        const kind = data.table.kinds[number];
        if (!stored || !kind) throw new Error(`No record ${number}.`);
        return recordOf(stored, kind);
      }),
    );
  }

  async #prepare(): Promise<{ start: SearchStart; data: SearchData }> {
    answerFetches(async (address) => this.#parts.file(address.replace(/\?.*$/s, '').slice(address.indexOf(BASE) + BASE.length)));
    const [start] = await Promise.all([this.#parts.start(), this.#parts.file('wasm.unknown.pagefind')]);
    // Not before its files are there: what it cannot read when it begins, it throws where nobody catches it.
    const engine = createInstance({ basePath: BASE, noWorker: true, language: 'unknown' });
    const find = (token: string): Promise<readonly Hit[]> => {
      let hits = this.#known.get(token);
      if (!hits) {
        hits = engine.search(token).then((answer) => hitsOf(token, answer));
        // What could not be read is asked for again next time.
        hits.catch(() => this.#known.delete(token));
        this.#known.set(token, hits);
      }
      return hits;
    };
    return { start, data: { vocabulary: vocabularyOf(start.vocabulary), table: tableOf(start.table), find } };
  }
}
