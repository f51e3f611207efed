import type { RecordKind, RecordTable, SearchRecord } from './record.ts';
import type { VocabularyData } from './vocabulary.ts';

/** Address, title, trail, text of a record as it travels. */
export type StoredRecord = [address: string, title: string, trail: string, text: string];

/** What search loads first. */
export interface SearchStart {
  vocabulary: VocabularyData;
  kinds: RecordKind[];
  pages: number[];
  titles: number[];
  historical: number[];
  /** Number of the first record of each piece of texts. */
  texts: number[];
  /** Small files of the index engine, base64 by name. */
  files: Record<string, string>;
}

export function tableOf({ kinds, pages, titles, historical }: SearchStart): RecordTable {
  return { kinds, pages, titles, historical: new Set(historical) };
}

/** The piece of texts that holds a record, and its place in it. */
export function placeOf(record: number, texts: readonly number[]): { piece: number; at: number } {
  let piece = 0;
  while (piece + 1 < texts.length && (texts[piece + 1] as number) <= record) piece++;
  return { piece, at: record - (texts[piece] ?? 0) };
}

export function recordOf([address, title, trail, text]: StoredRecord, kind: RecordKind): SearchRecord {
  return { kind, address, title, trail, text };
}
