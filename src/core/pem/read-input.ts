import type { ObjectKind, ReadResult } from './block.ts';
import { decodeText } from './decode-text.ts';
import { problem } from './decode-body.ts';
import { foreignFile } from './foreign-file.ts';
import { keyContainer } from './key-container.ts';
import { limits } from './limits.ts';
import { readDer } from './read-der.ts';
import { readText } from './read-text.ts';

/** What the asking page needs; anything else that is readable becomes the problem `wrong-kind`. */
export interface ReadOptions {
  expect?: 'csr' | 'certificate' | undefined;
  /** Whether what a program printed of an object is an answer too; only who needs no DER asks for it. */
  printouts?: boolean | undefined;
}

/**
 * Reads a pasted text or a file's bytes: PEM (RFC 7468 and what OpenSSL, Java and Windows write), bare Base64, DER,
 * PKCS#7. Repairs what can be repaired and says so, explains the rest, keeps nothing of a private key.
 * Lines count from 1 in the reader's own text, columns from 1 in UTF-16 units. Never throws on any input; `limits` apply.
 */
export function readInput(input: Uint8Array | string, options: ReadOptions = {}): ReadResult {
  const result = input.length > limits.inputBytes ? tooLarge(input.length) : read(input);
  result.repairs = byLine(result.repairs).slice(0, limits.repairs);
  result.problems = byLine(result.problems).slice(0, limits.problems);
  result.problems.push(...wrongKind(result, options));
  return result;
}

function read(input: Uint8Array | string): ReadResult {
  if (typeof input === 'string') {
    const text = input.startsWith('\ufeff') ? input.slice(1) : input;
    return withRepairs(readText(text), text === input ? [] : [{ code: 'byte-order-mark', line: 1 }]);
  }
  const format = keyContainer(input);
  // DER keys go through readDer, which also sees what follows them.
  if (format !== null && input[0] !== 0x30) {
    return { blocks: [{ kind: 'private-key', encoding: 'der', label: format, line: null, der: null }], repairs: [], problems: [] };
  }
  const der = readDer(input);
  if (der !== null) return der;
  const foreign = foreignFile(input);
  if (foreign !== null) return { blocks: [], repairs: [], problems: [problem(foreign.code, null, foreign.facts)] };
  const { text, repairs } = decodeText(input);
  return withRepairs(readText(text), repairs);
}

/** What was done to the encoding is only worth telling where something was read. */
function withRepairs(result: ReadResult, repairs: ReadResult['repairs']): ReadResult {
  if (result.blocks.some(({ kind }) => kind !== 'private-key')) result.repairs.unshift(...repairs);
  return result;
}

function tooLarge(length: number): ReadResult {
  const mebibytes = (size: number): number => Math.round((size / 2 ** 20) * 10) / 10;
  const facts = { limitMiB: mebibytes(limits.inputBytes), sizeMiB: mebibytes(length) };
  return { blocks: [], repairs: [], problems: [problem('too-large', null, facts)] };
}

const KINDS_OF: Record<'csr' | 'certificate', ObjectKind[]> = { csr: ['csr'], certificate: ['certificate', 'pkcs7'] };

/** Says that nothing is there of what the page needs, where something else is. */
export function wrongKind({ blocks }: ReadResult, { expect }: ReadOptions): ReadResult['problems'] {
  const others = blocks.filter(({ kind }) => kind !== 'private-key' && kind !== 'unknown');
  const [first] = others;
  if (expect === undefined || first === undefined || others.some(({ kind }) => KINDS_OF[expect].includes(kind))) return [];
  return [problem('wrong-kind', first.line, { expected: expect, found: first.kind })];
}

function byLine<T extends { line: number | null }>(list: T[]): T[] {
  return list.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
