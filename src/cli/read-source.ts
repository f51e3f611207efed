import { readFileSync, statSync } from 'node:fs';
import { limits } from '../core/pem/limits.ts';
import type { Problem } from '../core/problem.ts';
import type { Terminal } from './command.ts';
import { ui } from './ui.ts';

/** The bytes of one input, or why there are none. */
export type Source = { bytes: Uint8Array } | { problem: Problem };

const mebibyte = 1024 * 1024;

const complaint = (code: string, facts: Problem['facts']): Source => ({ problem: { code, line: null, column: null, facts } });

/** Reads a file, or standard input for "-". What cannot be opened is a problem, not an exception; what is too large is not read at all. */
export function readSource(file: string, terminal: Terminal): Source {
  try {
    if (file === '-') return { bytes: terminal.stdin() };
    const { size } = statSync(file);
    if (size > limits.inputBytes) {
      return complaint('too-large', { limitMiB: limits.inputBytes / mebibyte, sizeMiB: Math.ceil(size / mebibyte) });
    }
    return { bytes: readFileSync(file) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return complaint('file-not-readable', { reason: code });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: ui.notFound,
  EISDIR: ui.isFolder,
  EACCES: ui.noPermission,
};

/** Why a file could not be opened, for people. */
export function openingFault(reason: string): string {
  return reasons[reason] ?? ui.notOpened({ reason });
}
