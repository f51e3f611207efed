import { peekFrame } from '../asn1/header.ts';
import type { ReadResult } from '../pem/block.ts';
import { readInput, type ReadOptions } from '../pem/read-input.ts';
import { printedBytes } from '../secret/printed-bytes.ts';

/** Less is an identifier or a fingerprint. */
const LEAST = 64;
/** Characters of a text that is looked through: six for a byte, and what stands around them. */
const MOST = 512 * 1024;

/** Up to three bytes, too few to begin with, that end what was printed before. */
const REST = /^[\s>|]{0,40}(?:[0-9a-f]{4,16}(?::\s{0,4}|\s{1,8}))?((?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]{0,2}){1,3})(?:[\s};]|$)/i;

/** An object that a program printed byte by byte, read; null where there is none. */
export function printedObject(text: string, options: ReadOptions): ReadResult | null {
  if (text.length > MOST) return null;
  for (const bytes of printedBytes(text, restOf)) {
    const length = bytes[0] === 0x30 ? (peekFrame(bytes, 0)?.end ?? 0) : 0;
    if (length < LEAST || length > bytes.length) continue;
    const read = readInput(bytes.subarray(0, length), options);
    if (read.blocks.length > 0) return read;
  }
  return null;
}

function restOf(line: string): number[] {
  return (REST.exec(line.slice(0, 120))?.[1]?.match(/[0-9a-f]{2}(?![0-9a-fx])/gi) ?? []).map((pair) => parseInt(pair, 16));
}
