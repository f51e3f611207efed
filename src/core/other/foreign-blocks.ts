import type { ReadResult } from '../pem/block.ts';
import { decodeBase64 } from '../pem/base64.ts';
import { limits } from '../pem/limits.ts';
import type { Problem } from '../problem.ts';
import { named, otherDer, otherLabel } from './other-object.ts';

/** Characters of a body that tell what it is. */
const HEAD = 2000;
const LINE_END = /\r\n|\n|\r/g;
const BEGIN = /-\s?BEGIN ([A-Z0-9 #]{2,64}?)\s?--/gi;
/** What the first reading says of a body that it could not decode. */
const DAMAGE = /^(?:bad-base64|base64-length|line-length|repeated-line|truncated|end-unclear)$/;
/** What it says it did in order to decode one. */
const DECODING = /^(?:uneven-lines|one-line|missing-padding|trailing-bytes)$/;

/** Names the PEM blocks of which the first reading knew only that they are none of ours, or damaged. */
export function nameBlocks(text: string, result: ReadResult): ReadResult {
  const blocks = [...result.blocks];
  let { repairs } = result;
  const isUnknown = ({ code, line }: Problem): boolean => line !== null && (code === 'unknown-label' || code === 'der-unknown');
  const starts = startsOf(text, new Set(result.problems.flatMap((problem) => (isUnknown(problem) ? (problem.line ?? []) : []))));
  let problems = result.problems.map((problem) => {
    const { code, line, facts } = problem;
    if (!isUnknown(problem)) return problem;
    const name =
      (code === 'unknown-label' ? otherLabel(String(facts['label'])) : null) ?? otherDer(bodyAt(text, starts.get(line ?? 0) ?? 0));
    return name === null ? problem : named(name, line);
  });
  let from = 0;
  let left = limits.problems;
  let line = 1;
  for (const {
    index,
    0: { length },
    1: label = '',
  } of text.matchAll(BEGIN)) {
    const code = otherLabel(label.toUpperCase());
    if (code === null) continue;
    if (left-- === 0) break;
    line += linesIn(text.slice(from, index));
    from = index;
    const end = text.indexOf('-----', index + length);
    const begin = line;
    const last = begin + linesIn(text.slice(index, end < 0 ? text.length : end));
    const isInside = (at: unknown): boolean => typeof at === 'number' && at >= begin && at <= last;
    repairs = repairs.filter((one) => !(DECODING.test(one.code) && isInside(one.line)));
    const sound = problems.filter((one) => !(DAMAGE.test(one.code) && isInside(one.facts['textLine'] ?? one.line)));
    if (sound.length === problems.length) continue;
    problems = sound;
    // OpenSSL writes a key's parameters in front of it; beside it they are nobody's concern.
    if (code === 'key-parameters' && blocks.some(({ kind }) => kind === 'private-key')) continue;
    problems.push(named(code, begin));
    blocks.push({ kind: 'unknown', encoding: 'pem', label: label.toUpperCase(), line: begin, der: null });
  }
  return { blocks, repairs, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** What bare Base64 is that begins on a line, or on one of those right below it; null where that is not known. */
export function bareObject(text: string, line: number): Problem | null {
  const start = startsOf(text, new Set([line])).get(line) ?? 0;
  const lines = text.slice(start, start + HEAD * 2).split(LINE_END);
  for (const [at, first] of lines.entries()) {
    const code = /^[\s>"']{0,20}M[A-Q][A-Za-z0-9+/=]{14}/.test(first) ? otherDer(decode(lines.slice(at).join('\n'))) : null;
    if (code !== null) return named(code, line + at);
  }
  return null;
}

/** The first bytes of the body whose BEGIN, if it has one, stands on the line that begins at `start`. */
function bodyAt(text: string, start: number): Uint8Array {
  return decode(text.slice(start, start + HEAD).replace(/^[^\n]{0,200}BEGIN[^\r\n-]{0,80}-{1,20}/, ''));
}

/** Base64 up to what comes after it; headers such as "Comment: …" are left out. */
function decode(text: string): Uint8Array {
  const [body = ''] = text.slice(0, HEAD).split('-----');
  return decodeBase64(body.replace(/^.*:.*$/gm, '').replace(/[^A-Za-z0-9+/]/g, ''));
}

/** Where lines begin in a text, by their numbers from 1. */
function startsOf(text: string, wanted: ReadonlySet<number>): ReadonlyMap<number, number> {
  const starts = new Map([[1, 0]]);
  if (wanted.size === 0) return starts;
  let line = 1;
  for (const { index, 0: end } of text.matchAll(LINE_END)) if (wanted.has(++line)) starts.set(line, index + end.length);
  return starts;
}

function linesIn(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}
