import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { startEngine, type EngineBinary } from '../../core/search/engine.ts';
import { spellingOf } from '../../core/search/spelling.ts';
import type { SearchData } from '../../core/search/search.ts';
import { tableOf, type SearchStart } from '../../core/search/stored.ts';
import { vocabularyOf } from '../../core/search/vocabulary.ts';
import type { MadeSearch } from './make-search.ts';

/** A made search that runs in Node, with what it read. */
export interface RunningSearch {
  data: SearchData;
  start: SearchStart;
  /** Bytes after gzip of each script that was read since the last call. */
  read(): Map<string, number>;
  /** Counts a script as read: "t3". */
  readPart(name: string): void;
}

/** Runs the shards and Pagefind's engine outside a browser, for tests and measurements. */
export async function runSearch({ scripts, glue }: MadeSearch): Promise<RunningSearch> {
  const parts: Record<string, unknown> = {};
  const seen = new Map<string, number>();
  const part = (name: string): unknown => {
    if (!(name in parts)) {
      const script = scripts.get(`${name}.js`);
      if (script === undefined) throw new Error(`No script ${name}.js.`);
      const holder = globalThis as { kbSearchParts?: Record<string, unknown> };
      holder.kbSearchParts = parts;
      runInThisContext(script);
    }
    if (!seen.has(name)) seen.set(name, gzipSync(scripts.get(`${name}.js`) ?? '', { level: 9 }).length);
    return parts[name];
  };
  const start = part('start') as SearchStart;
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  writeFileSync(join(folder, 'binary.mjs'), glue);
  const { wasm_bindgen: binary } = (await import(pathToFileURL(join(folder, 'binary.mjs')).href)) as { wasm_bindgen: EngineBinary };
  rmSync(folder, { recursive: true });
  const find = await startEngine(binary, start, (name) => part(name) as string);
  const vocabulary = vocabularyOf(start.vocabulary);
  return {
    data: {
      vocabulary,
      table: tableOf(start.table),
      find,
      spelling: spellingOf((name) => Promise.resolve(part(name)), vocabulary),
    },
    start,
    read: () => {
      const read = new Map(seen);
      seen.clear();
      return read;
    },
    readPart: (name) => void part(name),
  };
}
