import type { Facts } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { decodeBase64 } from './base64.ts';
import type { ProblemCode } from './codes.ts';
import { peekSequence } from '../asn1/header.ts';
import { nestsWell } from '../asn1/walk.ts';
import { limits } from './limits.ts';
import { oddLines, type BodyLine } from './line-lengths.ts';
import type { RepairLog } from './repair-log.ts';

/**
 * A decoded body. `der` is null where the Base64 cannot be read or is not one complete outer element; a damaged one of the
 * right length has both bytes and problems.
 */
export interface DecodedBody {
  der: Uint8Array | null;
  /** True if all lengths inside the DER fit. */
  isWhole: boolean;
  problems: Problem[];
}

const NOT_BASE64 = /[^A-Za-z0-9+/]/gu;
const LONGEST_USUAL = 76;

/**
 * Decodes the lines of one body (not a private key's) and says which of them are damaged. `source` gives an original line's
 * text; `isOpen` says that the END line is missing.
 */
export function decodeBody(lines: BodyLine[], source: (line: number) => string, log: RepairLog, isOpen: boolean): DecodedBody {
  const failed = (problems: Problem[]): DecodedBody => ({ der: null, isWhole: false, problems });
  const padding = takePadding(lines);
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  const first = lines[0];
  if (first === undefined) return failed([]);
  if ((length * 3) / 4 > limits.blockBytes) {
    return failed([problem('block-too-large', first.line, { limitMiB: limits.blockBytes / 2 ** 20 })]);
  }
  const bad = badCharacters(lines, source);
  const der = decodeBase64(lines.map(({ text }) => text).join(''));
  const frame = peekSequence(der);
  const object = frame === null ? der : der.subarray(0, frame.end);
  const isWhole = bad.length === 0 && nestsWell(object);
  const shape = lengthProblems(lines, isWhole, log);
  if (bad.length > 0) return failed([...bad, ...shape]);
  if (lines.length === 1 && length > LONGEST_USUAL) log.add('one-line', first.line);
  if (!isWhole) shape.push(...repeatedLines(lines));
  if ((length + padding) % 4 !== 0) {
    if (isWhole) log.add('missing-padding', lines.at(-1)?.line ?? first.line);
    else if (shape.length > 0) return failed(shape);
    else return failed([problem('base64-length', first.line, { length: length + padding })]);
  }
  const last = lines.at(-1)?.line ?? first.line;
  if (frame !== null && frame.end > der.length) {
    // Bytes that do not fill their frame may be two objects run together, one of them secret: none of them goes further.
    const facts = { expected: frame.end, actual: der.length, missing: frame.end - der.length };
    return failed(shape.length > 0 ? shape : [problem('truncated', last, facts)]);
  }
  if (frame !== null && frame.end < der.length) {
    if (isOpen || (!isWhole && shape.length === 0)) return failed([...shape, problem('end-unclear', last, {})]);
    if (!isWhole) return failed(shape);
    log.add('trailing-bytes', last);
  }
  return { der: object, isWhole, problems: shape };
}

/** Takes "=" off the end of the body and returns how many there were. */
function takePadding(lines: BodyLine[]): number {
  let padding = 0;
  for (let entry = lines.at(-1); entry !== undefined; entry = lines.at(-1)) {
    let end = entry.text.length;
    while (end > 0 && padding < 2 && entry.text[end - 1] === '=') {
      end--;
      padding++;
    }
    entry.text = entry.text.slice(0, end);
    if (end > 0) break;
    lines.pop();
  }
  return padding;
}

function badCharacters(lines: readonly BodyLine[], source: (line: number) => string): Problem[] {
  const problems: Problem[] = [];
  for (const { text, line, bodyLine } of lines) {
    for (const match of text.matchAll(NOT_BASE64)) {
      if (problems.length >= limits.badCharacters) return problems;
      const [character] = match;
      const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const column = columnOf(source(line), text, match.index);
      problems.push(problem('bad-base64', bodyLine, { character, codePoint, textLine: line }, column));
    }
  }
  return problems;
}

const CONTEXT = 6;

/** The column of a character of the cleaned line in the original one: by its neighbours, else by counting its equals. */
function columnOf(raw: string, text: string, index: number): number | null {
  const from = Math.max(0, index - CONTEXT);
  const near = raw.indexOf(text.slice(from, index + CONTEXT));
  if (near >= 0) return near + (index - from) + 1;
  const character = text[index] ?? '';
  let found = -1;
  for (let at = text.indexOf(character); at >= 0 && at <= index; at = text.indexOf(character, at + 1)) {
    found = raw.indexOf(character, found + 1);
    if (found < 0) return null;
  }
  return found < 0 ? null : found + 1;
}

/** Lines of a wrong length: only mentioned where they were merely wrapped anew, a problem where characters are lost or too many. */
function lengthProblems(lines: readonly BodyLine[], isWhole: boolean, log: RepairLog): Problem[] {
  const found = oddLines(lines);
  if (found === null) return [];
  const { expected, odd, isRewrapped } = found;
  if (isWhole && isRewrapped) {
    log.add('uneven-lines', odd[0]?.line ?? 1);
    return [];
  }
  return odd.map(({ text, line, bodyLine }) => problem('line-length', bodyLine, { length: text.length, expected, textLine: line }));
}

function repeatedLines(lines: readonly BodyLine[]): Problem[] {
  return lines
    .filter(({ text }, i) => i > 0 && text.length >= 48 && text === lines[i - 1]?.text)
    .map(({ line, bodyLine }) => problem('repeated-line', bodyLine, { textLine: line }));
}

/** A problem whose code must be one of ours. */
export function problem(code: ProblemCode, line: number | null, facts: Facts, column: number | null = null): Problem {
  return { code, line, column, facts };
}
