import { close } from 'pagefind';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findConcepts } from '../../core/search/find-concepts.ts';
import { normalise } from '../../core/search/normalise.ts';
import type { SearchRecord } from '../../core/search/record.ts';
import { wordWeight } from '../../core/search/split-words.ts';
import { storeTable, type SearchStart, type StoredRecord, type StoredTask } from '../../core/search/stored.ts';
import { vocabularyOf } from '../../core/search/vocabulary.ts';
import { filesBelow } from '../../content/files-below.ts';
import { pieceName } from '../../core/search/engine-meta.ts';
import { indexRecords, taskDocument } from './index-records.ts';
import { knownWords } from '../../core/search/segment.ts';
import { latinWords, soundsOf } from './make-spelling.ts';
import { makeVocabulary } from './make-vocabulary.ts';
import { pageTasks, type PageTask } from './page-tasks.ts';
import { recordsOfPage, type FoundRecord } from './records-of-page.ts';

/** Texts of results travel in pieces of about so many characters: a query shows records of several pages. */
const TEXT_CHARACTERS = 500;
/** All of a text is found; an excerpt is taken from so much of it. What is longer is a page of pieces that are results themselves. */
const LONGEST_TEXT = 900;

/** A table of codes is found by each of its rows, and shown by how it begins. */
const LIST_LINES = 3;

/** The searchable form of a site: classic scripts by file name, and the glue to Pagefind's binary for the bundle that uses them. */
export interface MadeSearch {
  scripts: Map<string, string>;
  glue: string;
  records: FoundRecord[];
}

/** Where one comes from and not where one wants to get; `go/` only forwards. */
const NO_RESULTS = /^(?:index|search)\.html$|^go\//;

/** Reads the built pages and indexes them. */
export async function makeSearch(dist: string): Promise<MadeSearch> {
  const pages = filesBelow(dist).filter((file) => file.endsWith('.html') && !NO_RESULTS.test(file));
  const made = await makeSearchOf(
    pages.flatMap((page) => recordsOfPage(page, readFileSync(join(dist, page), 'utf8'))),
    pageTasks(),
  );
  await close();
  return made;
}

/** Indexes records and packs everything into scripts: "start.js", "wasm.js", "i0.js" …, "t0.js" …, "sounds.js", "words-a.js" …. */
export async function makeSearchOf(records: FoundRecord[], pageTasks: readonly PageTask[] = []): Promise<MadeSearch> {
  const tasks = tasksOf(records, pageTasks);
  const vocabulary = makeVocabulary(
    records,
    tasks.map(({ sentence }) => sentence),
  );
  const words = vocabularyOf(vocabulary);
  const index = await indexRecords(
    records,
    tasks.map(({ sentence }) => taskDocument(sentence)),
    words,
  );
  const texts = textPieces(records);
  const start: SearchStart = {
    vocabulary,
    table: storeTable(
      records.map((record) => ({ ...record, title: shortestTitle(record) })),
      tasks,
      (title) => {
        const named = findConcepts(normalise(title, words.simplified), words.concepts).map(({ concept }) => concept.id);
        return words.products.flatMap((id, product) => (named.includes(id) ? [product] : []));
      },
    ),
    texts: texts.map(({ stored }) => stored.length.toString(36)).join(' '),
    meta: index.index.meta,
  };
  const scripts = new Map<string, string>();
  const add = (name: string, value: unknown): void =>
    void scripts.set(`${name}.js`, `(globalThis.kbSearchParts??={})[${JSON.stringify(name)}]=${JSON.stringify(value)};\n`);
  add('start', start);
  add('wasm', base64(index.wasm));
  index.index.pieces.forEach((content, place) => add(`i${pieceName(place)}`, base64(content)));
  texts.forEach(({ stored }, number) => add(`t${number}`, stored));
  const written = [...records.flatMap(({ title, also, text }) => [title, also, text]), ...tasks.map(({ sentence }) => sentence)];
  const latin = latinWords(written, words);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') add(`words-${letter}`, latin.filter((word) => word.startsWith(letter)).join(' '));
  add('sounds', soundsOf(knownWords(words)));
  return { scripts, glue: index.glue, records };
}

/** Writes the scripts to `search/HASH/`, where HASH names their content, and answers with that folder's address from the root. */
export function writeSearch({ scripts }: MadeSearch, dist: string): string {
  const hash = createHash('sha256');
  for (const [name, text] of scripts) hash.update(name).update(text);
  const folder = `search/${hash.digest('hex').slice(0, 8)}`;
  mkdirSync(join(dist, folder), { recursive: true });
  for (const [name, text] of scripts) writeFileSync(join(dist, folder, name), text);
  return `/${folder}/`;
}

function textPieces(records: readonly SearchRecord[]): { first: number; stored: StoredRecord[] }[] {
  const pieces: { first: number; stored: StoredRecord[] }[] = [];
  let size = Infinity;
  records.forEach(({ kind, address, title, trail, text: whole }, number) => {
    const text = wholeLines(kind === 'list' ? whole.split('\n').slice(0, LIST_LINES).join('\n') : whole);
    const length = title.length + trail.length + text.length;
    if (size + length > TEXT_CHARACTERS) {
      pieces.push({ first: number, stored: [] });
      size = 0;
    }
    pieces.at(-1)?.stored.push([address, title, trail, text]);
    size += length;
  });
  return pieces;
}

/** The tasks by the numbers of their records, in the order of these. Throws where one is declared for a place that is not there. */
function tasksOf(records: readonly FoundRecord[], tasks: readonly PageTask[]): StoredTask[] {
  const numbers = new Map(records.map(({ address }, number) => [address, number]));
  return tasks
    .map(({ address, sentence, weight }) => {
      const record = numbers.get(address);
      if (record === undefined) throw new Error(`「${sentence}」要帶讀者到 ${address}，但站上沒有這個地方。`);
      return { record, sentence, weight };
    })
    .sort((a, b) => a.record - b.record);
}

/** A query is the whole title when it is the shorter one of two. */
function shortestTitle({ title, short }: FoundRecord): string {
  return short !== '' && wordWeight(short) < wordWeight(title) ? short : title;
}

function wholeLines(text: string): string {
  return text.length <= LONGEST_TEXT ? text : text.slice(0, text.lastIndexOf('\n', LONGEST_TEXT));
}

function base64(content: Uint8Array): string {
  return Buffer.from(content).toString('base64');
}
