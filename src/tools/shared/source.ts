import type { Problem, Repair } from '../../core/problem.ts';
import { limits } from '../../core/pem/limits.ts';
import { readInput } from '../../core/pem/read-input.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';

/** The text field or one chosen file; `name` is null for the field. */
export interface Source {
  name: string | null;
  load: () => Promise<Uint8Array | string>;
}

/** What one source holds. */
export interface Reading {
  source: Source;
  subjects: Subject[];
  repairs: Repair[];
  problems: Problem[];
}

/** Said of a file that the browser cannot read. */
export const unreadableFile: Problem = { code: 'unreadable-file', line: null, column: null, facts: {} };

/** A chosen file. A larger one is cut one byte past the limit, so that the reader is told the limit and the memory stays bounded. */
export function sourceOfFile(file: File): Source {
  return { name: file.name, load: async () => new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer()) };
}

/** Loads a source; null where the browser cannot read the file (moved, locked, a folder). */
export async function loadSource({ load }: Source): Promise<Uint8Array | string | null> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

/** Reads and decodes what was loaded. */
export function readSource(source: Source, input: Uint8Array | string | null): Reading {
  if (input === null) return { source, subjects: [], repairs: [], problems: [unreadableFile] };
  const { blocks, repairs, problems } = readInput(input);
  const reading: Reading = { source, subjects: [], repairs, problems: [...problems] };
  for (const block of blocks) {
    const decoded = decodeBlock(block);
    reading.subjects.push(...decoded.subjects);
    reading.problems.push(...decoded.problems);
  }
  return reading;
}
