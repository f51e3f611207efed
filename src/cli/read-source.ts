import { readFileSync, statSync } from 'node:fs';
import { limits } from '../core/pem/limits.ts';
import type { Problem } from '../core/problem.ts';
import type { Terminal } from './command.ts';

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
  ENOENT: '找不到檔案',
  EISDIR: '這是資料夾',
  EACCES: '沒有讀取權限',
};

/** Why a file could not be opened, for people. */
export function openingFault(reason: string): string {
  return reasons[reason] ?? `無法開啟（${reason}）`;
}
