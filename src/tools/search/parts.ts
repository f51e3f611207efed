import type { SearchStart, StoredRecord } from '../../core/search/stored.ts';

/** What the shards leave behind when they have run, by name. */
interface Parts {
  start: SearchStart;
  [piece: string]: SearchStart | StoredRecord[] | string;
}

/** Reads pieces of the index from classic scripts: they run everywhere, also from a folder, where nothing can be fetched. */
export class SearchParts {
  readonly #folder: string;
  readonly #load: (address: string) => Promise<void>;

  constructor(folder: string, load: (address: string) => Promise<void>) {
    this.#folder = folder;
    this.#load = load;
  }

  start(): Promise<SearchStart> {
    return this.#part('start');
  }

  texts(piece: number): Promise<StoredRecord[]> {
    return this.#part(`t${piece}`);
  }

  /** A file as the index engine names it: "wasm.unknown.pagefind", "index/1a.pf_index". */
  async file(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const small = (await this.start()).files[name];
    const chunk = /^index\/(.+)\.pf_index$/.exec(name)?.[1];
    return bytesOf(small ?? (await this.#part<string>(chunk === undefined ? 'wasm' : `i${chunk}`)));
  }

  async #part<Value>(name: string): Promise<Value> {
    const known = (): Value | undefined => (globalThis as { kbSearchParts?: Parts }).kbSearchParts?.[name] as Value | undefined;
    if (known() === undefined) await this.#load(`${this.#folder}${name}.js`);
    const value = known();
    if (value === undefined) throw new Error(`${name} did not define itself.`);
    return value;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
