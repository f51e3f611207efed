import { peekFrame } from '../asn1/header.ts';
import type { Block, ReadResult } from '../pem/block.ts';
import { readInput, type ReadOptions } from '../pem/read-input.ts';
import type { Problem, Repair } from '../problem.ts';
import { printedBytes } from '../secret/printed-bytes.ts';

/** Less is an identifier or a fingerprint. */
const LEAST = 64;
/** Characters of a text that is looked through: six for a byte, and what stands around them. */
const MOST = 512 * 1024;

/** Bytes that may stand between two objects of one run. */
const MOST_BETWEEN = 8;

/** Up to three bytes, too few to begin with, that end what was printed before. */
const REST = /^[\s>|]{0,40}(?:[0-9a-f]{4,16}(?::\s{0,4}|\s{1,8}))?((?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]{0,2}){1,3})(?:[\s};]|$)/i;

/** A text's objects that programs printed byte by byte, each read, in the order of the text. */
export function printedObjects(text: string, options: ReadOptions): ReadResult[] {
  if (text.length > MOST) return [];
  const found: ReadResult[] = [];
  for (const bytes of printedBytes(text, restOf)) {
    // Dumps that follow each other are one run.
    for (let at = 0; bytes[at] === 0x30;) {
      const length = peekFrame(bytes.subarray(at), 0)?.end ?? 0;
      if (length < LEAST || length > bytes.length - at) break;
      const read = readInput(bytes.subarray(at, at + length), options);
      if (read.blocks.length > 0) found.push(read);
      at += length;
      // What is below one dump and is none of its bytes: hexdump's last offset, the zero beside an odd byte in words of 16 bits.
      for (let left = MOST_BETWEEN; left > 0 && at < bytes.length && bytes[at] !== 0x30; left--) at++;
    }
  }
  return found;
}

/** What was read in several parts, as one; that an object is not what was asked for matters only where none is. */
export function asOne(parts: readonly ReadResult[]): ReadResult {
  const isWrong = ({ code }: Problem): boolean => code === 'wrong-kind';
  const wrong = parts.map(({ problems }) => problems.find(isWrong));
  const [first] = wrong.some((each) => each === undefined) ? [] : wrong;
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    repairs: parts.flatMap(({ repairs }) => repairs),
    problems: [...parts.flatMap(({ problems }) => problems.filter((each) => !isWrong(each))), ...(first === undefined ? [] : [first])],
  };
}

/** The same beside PEM blocks, each between those that it stands between. */
export function withPrinted(text: string, result: ReadResult, options: ReadOptions): ReadResult {
  const dump: Repair = { code: 'hex-dump', line: null };
  const blocks: Block[] = [];
  const printed: ReadResult[] = [];
  let taken = 0;
  for (const { from, line } of outsidePem(text)) {
    const here = printedObjects(from, options);
    if (here.length === 0) continue;
    const before = result.blocks.filter((block) => (block.line ?? 0) < line);
    blocks.push(...before.slice(taken), ...here.flatMap((each) => each.blocks));
    taken = Math.max(taken, before.length);
    printed.push(...here);
  }
  if (printed.length === 0) return result;
  const { repairs, problems } = asOne([result, ...printed]);
  return { blocks: [...blocks, ...result.blocks.slice(taken)], repairs: [dump, ...repairs], problems };
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
