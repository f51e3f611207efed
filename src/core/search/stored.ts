import { KINDS, type RecordKind, type RecordTable, type SearchRecord } from './record.ts';
import { wordWeight } from './split-words.ts';
import type { VocabularyData } from './vocabulary.ts';

/** Address, title, trail, text of a record as it travels. */
export type StoredRecord = [address: string, title: string, trail: string, text: string];

/** The table of records as it travels: a character or a small number each, because it grows with the site. */
export interface StoredTable {
  /** A digit in base 36 for each record: its kind's place in KINDS. */
  kinds: string;
  /** A digit in base 36 for each record: how much its title says, 35 at most. */
  titles: string;
  /** How many records in a row stand on one page. */
  pages: number[];
  historical: number[];
}

/** What search loads first. */
export interface SearchStart {
  vocabulary: VocabularyData;
  table: StoredTable;
  /** Number of the first record of each piece of texts. */
  texts: number[];
  /** Small files of the index engine, base64 by name. */
  files: Record<string, string>;
}

/** Records of one page follow one another. */
export function storeTable(records: readonly SearchRecord[]): StoredTable {
  const pages: number[] = [];
  let last: string | undefined;
  for (const { address } of records) {
    const page = address.split('#')[0];
    if (page === last) pages[pages.length - 1] = (pages.at(-1) ?? 0) + 1;
    else pages.push(1);
    last = page;
  }
  return {
    kinds: records.map(({ kind }) => KINDS.indexOf(kind).toString(36)).join(''),
    titles: records.map(({ title }) => Math.min(35, wordWeight(title)).toString(36)).join(''),
    pages,
    historical: records.flatMap(({ address }, number) => (address.startsWith('history/') ? [number] : [])),
  };
}

export function tableOf({ kinds, titles, pages, historical }: StoredTable): RecordTable {
  return {
    kinds: [...kinds].map((digit) => KINDS[parseInt(digit, 36)] ?? 'section'),
    titles: [...titles].map((digit) => parseInt(digit, 36)),
    pages: pages.flatMap((count, page) => Array.from({ length: count }, () => page)),
    historical: new Set(historical),
  };
}

/** The piece of texts that holds a record, and its place in it. */
export function placeOf(record: number, texts: readonly number[]): { piece: number; at: number } {
  let low = 0;
  let high = texts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((texts[middle] as number) <= record) low = middle;
    else high = middle - 1;
  }
  return { piece: low, at: record - (texts[low] ?? 0) };
}

export function recordOf([address, title, trail, text]: StoredRecord, kind: RecordKind): SearchRecord {
  return { kind, address, title, trail, text };
}
