import { createIndex, close } from 'pagefind';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { search, type SearchAnswer } from '../../src/core/search/search.ts';
import type { StoredRecord } from '../../src/core/search/stored.ts';
import { glueOf } from '../../src/emit/search/index-records.ts';
import { runSearch } from '../../src/emit/search/run-search.ts';

/** The search of a built site, run in Node. */
export interface NodeSearch {
  ask: (query: string) => Promise<SearchAnswer>;
  /** Where the first results stand, the best first. */
  addresses: (query: string, count: number) => Promise<string[]>;
}

export const dist = join(import.meta.dirname, '../../dist');

let made: Promise<NodeSearch> | undefined;

/** One for all tests of a process. It reads the very scripts that the pages of `dist` load. */
export const nodeSearch = (): Promise<NodeSearch> => (made ??= makeNodeSearch());

async function makeNodeSearch(): Promise<NodeSearch> {
  const folder = join(dist, /data-index="([^"]+)"/.exec(readFileSync(join(dist, 'search.html'), 'utf8'))?.[1] ?? 'search');
  const scripts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const { data } = await runSearch({ scripts, glue: glueOf(await pagefindProgram()), records: [] });
  const pieces = [...scripts.keys()].filter((name) => /^t\d+\.js$/.test(name));
  const addresses = pieces.flatMap((_, piece) => {
    const script = scripts.get(`t${piece}.js`) ?? '';
    return (JSON.parse(script.slice(script.indexOf('=[') + 1, script.lastIndexOf(';'))) as StoredRecord[]).map(([address]) => address);
  });
  const ask = (query: string): Promise<SearchAnswer> => search(query, data);
  return {
    ask,
    addresses: async (query, count) => (await ask(query)).results.slice(0, count).map(({ record }) => addresses[record] ?? ''),
  };
}

/** The program is the same whatever is indexed. */
async function pagefindProgram(): Promise<string> {
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  await index.addCustomRecord({ url: '0', content: 'x', language: 'unknown' });
  const { files } = await index.getFiles();
  await close();
  return new TextDecoder().decode(files.find(({ path }) => path === 'pagefind.js')?.content);
}
