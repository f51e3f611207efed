import { readInput } from '../core/pem/read-input.ts';
import { decodeBlock } from '../core/x509/decode-block.ts';
import type { Subject } from '../core/x509/subject.ts';
import type { Terminal } from './command.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

export interface ReadFile {
  subjects: Subject[];
  bytes: Uint8Array;
}

/** Every object in a file, decoded. A file that cannot be opened is said on standard error and gives null. */
export function readSubjects(file: string, terminal: Terminal): Subject[] | null {
  return readFile(file, terminal)?.subjects ?? null;
}

/** The same with the bytes that were read. */
export function readFile(file: string, terminal: Terminal): ReadFile | null {
  const source = readSource(file, terminal);
  if ('problem' in source) {
    const { code, facts } = source.problem;
    terminal.err(
      `${file}：${code === 'file-not-readable' ? openingFault(String(facts['reason'])) : ui.tooLarge({ limit: String(facts['limitMiB']) })}\n`,
    );
    return null;
  }
  return { subjects: readInput(source.bytes).blocks.flatMap((block) => decodeBlock(block).subjects), bytes: source.bytes };
}
