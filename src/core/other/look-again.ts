import { peekFrame } from '../asn1/header.ts';
import type { readDumps } from '../dump/read-dumps.ts';
import type { ReadResult } from '../pem/block.ts';
import type { ProblemCode } from '../pem/codes.ts';
import { decodeText } from '../pem/decode-text.ts';
import { readInput, type ReadOptions } from '../pem/read-input.ts';
import { bareObject, nameBlocks } from './foreign-blocks.ts';
import { mayBeOther } from './may-be-other.ts';
import { named, otherDer, otherText } from './other-object.ts';
import { withPrinted } from './printed-object.ts';

/**
 * What `readInput` made of an input, looked at once more where it knew nothing: an object printed byte by byte is read, and what people
 * paste that is neither a certificate nor a request gets its name. All else stays as it was. Never throws; the time is linear in the input.
 * `dumps` reads what programs print of objects, for who asks for that.
 */
export function lookAgain(
  input: Uint8Array | string,
  result: ReadResult,
  options: ReadOptions = {},
  dumps: typeof readDumps | null = null,
): ReadResult {
  if (!mayBeOther(input, result)) return result;
  if (typeof input !== 'string' && input[0] === 0x30) {
    const binary = nameBinary(input, result);
    if (binary !== null) return binary;
  }
  const { text, repairs } = typeof input === 'string' ? ofString(input) : decodeText(input);
  const [first] = result.problems;
  if (result.blocks.length > 0 || first === undefined || !/^(?:base64-unknown|not-recognised|html-page)$/.test(first.code))
    return withPrinted(text, nameBlocks(text, result), options);
  const bare = first.line === null ? null : bareObject(text, first.line);
  if (bare !== null) return { ...result, problems: [bare] };
  const dumped = options.printouts ? dumps?.(text) : null;
  if (dumped) return { ...dumped, repairs: [...dumped.repairs, ...(dumped.blocks.length > 0 ? repairs : [])] };
  const printed = withPrinted(text, { blocks: [], repairs, problems: [] }, options);
  if (printed.blocks.length > 0) return printed;
  const code = first.code === 'html-page' ? null : otherText(text);
  return code === null ? result : { ...result, problems: [named(code, null)] };
}

function ofString(input: string): ReturnType<typeof decodeText> {
  return input.startsWith('\ufeff')
    ? { text: input.slice(1), repairs: [{ code: 'byte-order-mark', line: 1 }] }
    : { text: input, repairs: [] };
}

/** One DER object or several in a row; null where the bytes were read as a text and are one. */
function nameBinary(input: Uint8Array, result: ReadResult): ReadResult | null {
  if (!result.problems.some(({ code, line }) => code === 'der-unknown' && line === null)) {
    // A short length may begin a text too, so the first reading took it for one.
    const code = result.blocks.length > 0 || (input[1] ?? 0) >= 0x80 ? null : otherDer(input);
    return code === null ? null : { blocks: [], repairs: [], problems: [named(code, null)] };
  }
  const codes: (ProblemCode | null)[] = [];
  for (let at = 0; at < input.length;) {
    const object = input.subarray(at, at + (peekFrame(input.subarray(at), 0)?.end ?? Infinity));
    if (readInput(object).problems[0]?.code === 'der-unknown') codes.push(otherDer(object));
    at += object.length;
  }
  const problems = result.problems.map((problem) => {
    const code = problem.code === 'der-unknown' ? (codes.shift() ?? null) : null;
    return code === null ? problem : named(code, null);
  });
  return { ...result, problems };
}
