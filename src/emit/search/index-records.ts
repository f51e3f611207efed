import { gunzipSync } from 'fflate';
import { createIndex } from 'pagefind';
import { WORD_END } from '../../core/search/engine.ts';
import { indexTokens } from '../../core/search/index-tokens.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';
import { FIELDS, packPlace } from '../../core/search/place.ts';
import { withoutUncalled } from './engine-binary.ts';
import { repackIndex, SIGNATURE, type RepackedIndex } from './repack-index.ts';
import type { FoundRecord } from './records-of-page.ts';

/** What the index reads of something that can be found. */
export type IndexDocument = Pick<FoundRecord, 'address' | 'title' | 'short' | 'also' | 'trail' | 'text'>;

/** A task is a document of its own, so that a query is held against one sentence and not against all of a page's. */
export const taskDocument = (sentence: string): IndexDocument => ({
  address: '',
  title: sentence,
  short: '',
  also: '',
  trail: '',
  text: '',
});

/** What Pagefind made of the records. */
export interface SearchIndex {
  /** The module that its build generated around its binary: exports `wasm_bindgen`. */
  glue: string;
  /** The engine's binary. */
  wasm: Uint8Array;
  index: RepackedIndex;
}

/** How much more a word tells in a title than in the text; Pagefind takes 0 to 10 and keeps 24 times that. */
const WEIGHTS = { title: 8, also: 5, trail: 2, text: 1 } as const;
const PAGEFIND_UNIT = 24;
const AT_ONCE = 100;

/**
 * Indexes the records with our tokens. Pagefind gets them as words divided by blanks, in a language that it leaves alone, so
 * that index and query are cut alike in every browser; its excerpts and addresses are not used. Throws with Pagefind's errors.
 */
export async function indexRecords(
  records: readonly IndexDocument[],
  tasks: readonly IndexDocument[],
  vocabulary: Vocabulary,
): Promise<SearchIndex> {
  const documents = [...records, ...tasks];
  const made = await createIndex({ forceLanguage: 'unknown' });
  const index = made.index;
  if (!index) throw new Error(`Pagefind: ${made.errors.join('; ')}`);
  const add = async (record: IndexDocument, number: number): Promise<void> => {
    const { errors } = await index.addHTMLFile({ url: String(number), content: pageOf(record, vocabulary) });
    if (errors.length > 0) throw new Error(`Pagefind, ${record.address}: ${errors.join('; ')}`);
  };
  // Pagefind is a process of its own: it reads some records while the next are cut.
  for (let from = 0; from < documents.length; from += AT_ONCE)
    await Promise.all(documents.slice(from, from + AT_ONCE).map((record, index) => add(record, from + index)));
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
  await index.deleteIndex();
  const wanted = new Map<string, Uint8Array>();
  const names: string[] = [];
  let program = '';
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (name !== undefined) names[recordNumber(content)] = name;
    else if (path === 'pagefind.js') program = new TextDecoder().decode(content);
    else if (/^wasm\.unknown\.pagefind$|\.pf_meta$|\.pf_index$/.test(path)) wanted.set(path, content);
  }
  if (documents.some((_, number) => names[number] === undefined)) throw new Error('Pagefind left out records.');
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    glue: glueOf(program),
    wasm: withoutUncalled(wanted.get('wasm.unknown.pagefind') ?? new Uint8Array(), SIGNATURE),
    index: repackIndex(
      wanted,
      (name) => numbers.get(name) ?? -1,
      records.length,
      (weight, word) => packPlace(fieldOf(weight), word.length),
    ),
  };
}

/** The first part of Pagefind's program for the page: the rest of it fetches and cuts what comes here cut and read already. */
export function glueOf(program: string): string {
  const end = program.indexOf('var __defProp=');
  const glue = program.slice(0, end);
  if (end < 0 || !glue.includes('let wasm_bindgen=')) throw new Error('Pagefind wrote its program in another way.');
  return `${glue}\nexport { wasm_bindgen };\n`;
}

/** Pieces that Pagefind cuts from a word by itself ("sha" of "sha256") have weights of their own and count as text. */
function fieldOf(weight: number): number {
  const name = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).find((field) => WEIGHTS[field] * PAGEFIND_UNIT === weight);
  return FIELDS[name ?? 'text'];
}

function pageOf(record: IndexDocument, vocabulary: Vocabulary): string {
  const tokens = (text: string): string =>
    indexTokens(text, vocabulary)
      .map((token) => token + WORD_END)
      .join(' ');
  // The permanent name in the address is how the helpdesk calls it: "k01", "iis-f5".
  const name = record.address.split('#')[1] ?? record.address.replace(/\.html$/, '');
  const part = (words: string, weight: number): string => `<p data-pagefind-weight="${weight}">${words}</p>`;
  return `<html lang="unknown"><body>${part(tokens(`${record.title} ${record.short}`), WEIGHTS.title)}${part(tokens(`${record.also} ${name}`), WEIGHTS.also)}${part(tokens(record.trail), WEIGHTS.trail)}<p>${tokens(record.text)}</p></body></html>`;
}

/** The fragment's address is the number it was given. There are thousands of small ones, for which Node's own zlib takes long. */
function recordNumber(fragment: Uint8Array): number {
  const text = new TextDecoder().decode(gunzipSync(fragment)).replace(/^pagefind_dcd/, '');
  return Number((JSON.parse(text) as { url: string }).url.replace(/^\//, ''));
}
