import type { StoredMeta } from './engine-meta.ts';
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
  /** For each record digits in base 36, the products in its title; divided by blanks. */
  products: string;
  /** How many tasks each record has, as runs: records without, tasks of the next, over and over. */
  tasks: number[];
  /** A digit in base 36 for each task: how much it says. */
  taskWeights: string;
}

/** A sentence with which people come to a record. */
export interface StoredTask {
  record: number;
  sentence: string;
  weight: number;
}

/** What search loads first. */
export interface SearchStart {
  vocabulary: VocabularyData;
  table: StoredTable;
  /** How many records each piece of texts has, in base 36, divided by blanks. */
  texts: string;
  meta: StoredMeta;
}

/** Records of one page follow one another. */
export function storeTable(
  records: readonly SearchRecord[],
  tasks: readonly StoredTask[],
  productsOf: (title: string) => readonly number[],
): StoredTable {
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
    titles: records.map(({ title }) => digit(wordWeight(title))).join(''),
    pages,
    historical: records.flatMap(({ address }, number) => (address.startsWith('history/') ? [number] : [])),
    products: records
      .map(({ title }) =>
        productsOf(title)
          .map((each) => each.toString(36))
          .join(''),
      )
      .join(' '),
    tasks: taskRuns(tasks),
    taskWeights: tasks.map(({ weight }) => digit(weight)).join(''),
  };
}

/** Long sentences need not be told apart as finely as short ones. */
const digit = (weight: number): string =>
  Math.min(35, weight > 12 ? weight - (weight % 4) : weight > 6 ? weight - (weight % 2) : weight).toString(36);

function taskRuns(tasks: readonly StoredTask[]): number[] {
  const runs: number[] = [];
  let next = 0;
  for (const { record } of tasks) {
    if (record >= next) runs.push(record - next, 0);
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    next = record + 1;
  }
  return runs;
}

function tasksOf({ tasks, taskWeights }: StoredTable): RecordTable['tasks'] {
  const records: number[] = [];
  let record = -1;
  for (let at = 0; at + 1 < tasks.length; at += 2) {
    record += (tasks[at] as number) + 1;
    for (let count = tasks[at + 1] as number; count > 0; count--) records.push(record);
  }
  return records.map((each, index) => ({ record: each, weight: parseInt(taskWeights[index] ?? '1', 36) }));
}

export function tableOf(stored: StoredTable): RecordTable {
  const { kinds, titles, pages, historical } = stored;
  return {
    kinds: [...kinds].map((digit) => KINDS[parseInt(digit, 36)] ?? 'section'),
    titles: [...titles].map((digit) => parseInt(digit, 36)),
    pages: pages.flatMap((count, page) => Array.from({ length: count }, () => page)),
    historical: new Set(historical),
    products: stored.products.split(' ').map((digits) => [...digits].map((digit) => parseInt(digit, 36))),
    tasks: tasksOf(stored),
  };
}

/** Number of the first record of each piece of texts. */
export function firstsOf(texts: string): number[] {
  let next = 0;
  return texts.split(' ').map((count) => (next += parseInt(count, 36)) - parseInt(count, 36));
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
