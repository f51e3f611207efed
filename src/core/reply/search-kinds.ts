import type { RecordKind } from '../search/record.ts';
import type { AnswerKind } from './answer.ts';

/** A section of an article leads to the article; the other pages that hold answers have no sections that are found. */
const LEADING: Readonly<Record<AnswerKind, readonly RecordKind[]>> = {
  answer: ['answer'],
  page: ['page', 'section'],
  flow: ['flow'],
  outcome: ['outcome'],
  error: ['error'],
  rule: ['rule'],
};

/** The kinds of records in the site's search that can lead to answers of one kind, or of any. */
export function searchKinds(kind: AnswerKind | ''): ReadonlySet<RecordKind> {
  return new Set(kind === '' ? Object.values(LEADING).flat() : LEADING[kind]);
}
