import { peekFrame } from '../asn1/header.ts';
import type { ReadResult } from '../pem/block.ts';
import { readInput, wrongKind, type ReadOptions } from '../pem/read-input.ts';
import type { Repair } from '../problem.ts';
import { printedBytes } from '../secret/printed-bytes.ts';

/** Less is an identifier or a fingerprint. */
const LEAST = 64;
/** Characters of a text that is looked through: six for a byte, and what stands around them. */
const MOST = 512 * 1024;

/** Bytes that may stand between two objects of one run. */
const MOST_BETWEEN = 8;

/** Up to three bytes, too few to begin with, that end what was printed before. */
const REST = /^[\s>|]{0,40}(?:[0-9a-f]{4,16}(?::\s{0,4}|\s{1,8}))?((?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]{0,2}){1,3})(?:[\s};]|$)/i;

/**
 * What was read of a text, with the objects that programs printed in it byte by byte, each where it stands between the PEM blocks. The same
 * result where there is none.
 */
export function withPrinted(text: string, result: ReadResult, options: ReadOptions): ReadResult {
  if (text.length > MOST) return result;
  const placed = result.blocks.map((block) => ({ block, at: block.line ?? 0 }));
  const problems = result.problems.filter(({ code }) => code !== 'wrong-kind');
  for (const { from, line } of outsidePem(text)) {
    for (const bytes of printedBytes(from, restOf)) {
      for (const read of objectsIn(bytes)) {
        placed.push(...read.blocks.map((block) => ({ block, at: line })));
        problems.push(...read.problems);
      }
    }
  }
  if (placed.length === result.blocks.length) return result;
  const blocks = placed.sort((one, other) => one.at - other.at).map(({ block }) => block);
  const repairs: Repair[] = [{ code: 'hex-dump', line: null }, ...result.repairs];
  return { blocks, repairs, problems: [...problems, ...wrongKind({ blocks, repairs, problems }, options)] };
}

/** The objects of one run: dumps that follow each other are one. */
function* objectsIn(bytes: Uint8Array): Generator<ReadResult> {
  for (let at = 0; bytes[at] === 0x30;) {
    const length = peekFrame(bytes.subarray(at), 0)?.end ?? 0;
    if (length < LEAST || length > bytes.length - at) return;
    const read = readInput(bytes.subarray(at, at + length));
    if (read.blocks.length > 0) yield read;
    at += length;
    // What is below one dump and is none of its bytes: hexdump's last offset, the zero beside an odd byte in words of 16 bits.
    for (let left = MOST_BETWEEN; left > 0 && at < bytes.length && bytes[at] !== 0x30; left--) at++;
  }
}

/** The stretches of a text that are in no PEM block, with the lines on which they begin. */
function* outsidePem(text: string): Generator<{ from: string; line: number }> {
  let line = 1;
  for (let at = 0; ;) {
    const begin = text.indexOf('-----BEGIN ', at);
    yield { from: text.slice(at, begin < 0 ? text.length : begin), line };
    const end = begin < 0 ? -1 : text.indexOf('-----END ', begin);
    if (end < 0) return;
    const next = text.indexOf('\n', end);
    if (next < 0) return;
    line += text.slice(at, next + 1).split('\n').length - 1;
    at = next + 1;
  }
}

function restOf(line: string): number[] {
  const rest = REST.exec(line.slice(0, 120))?.[1] ?? '';
  return [...rest.matchAll(/(?:0x|\\x)?([0-9a-f]{2})/gi)].map(([, pair = '']) => parseInt(pair, 16));
}
