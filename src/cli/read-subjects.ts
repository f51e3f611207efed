import { decodeText } from '../core/pem/decode-text.ts';
import { lookAgain } from '../core/other/look-again.ts';
import { readInput } from '../core/pem/read-input.ts';
import { decodeBlock } from '../core/x509/decode-block.ts';
import type { Subject } from '../core/x509/subject.ts';
import type { Terminal } from './command.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

/** Every object in a file, decoded. A file that cannot be opened is said on standard error and gives null. */
export function readSubjects(file: string, terminal: Terminal): Subject[] | null {
  return readObjects(file, terminal)?.subjects ?? null;
}

/** The same with the text that the objects stand in; null instead of a text where the file is binary. */
export function readObjects(file: string, terminal: Terminal): { subjects: Subject[]; text: string | null } | null {
  const source = readSource(file, terminal);
  if ('problem' in source) {
    const { code, facts } = source.problem;
    terminal.err(
      `${file}：${code === 'file-not-readable' ? openingFault(String(facts['reason'])) : ui.tooLarge({ limit: String(facts['limitMiB']) })}\n`,
    );
    return null;
  }
  const subjects = lookAgain(source.bytes, readInput(source.bytes)).blocks.flatMap((block) => decodeBlock(block).subjects);
  return { subjects, text: source.bytes.includes(0) && subjects.some(({ line }) => line === null) ? null : decodeText(source.bytes).text };
}
