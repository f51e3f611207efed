import type { ReadResult } from '../../core/pem/block.ts';
import { readInput } from '../../core/pem/read-input.ts';
import type { Problem, Repair } from '../../core/problem.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { unreadableFile, type Source } from './source.ts';

/** What one source holds. */
export interface Reading {
  source: Source;
  subjects: Subject[];
  repairs: Repair[];
  problems: Problem[];
}

/** Reads and decodes what was loaded; `lookAgain` is asked where the first reading knows nothing. */
export async function readSource(
  source: Source,
  input: Uint8Array | string | null,
  lookAgain: (input: Uint8Array | string, result: ReadResult) => Promise<ReadResult>,
): Promise<Reading> {
  if (input === null) return { source, subjects: [], repairs: [], problems: [unreadableFile] };
  const { blocks, repairs, problems } = await lookAgain(input, readInput(input));
  const reading: Reading = { source, subjects: [], repairs, problems: [...problems] };
  for (const block of blocks) {
    const decoded = decodeBlock(block);
    reading.subjects.push(...decoded.subjects);
    reading.problems.push(...decoded.problems);
  }
  return reading;
}
