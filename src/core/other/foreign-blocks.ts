import type { ReadResult } from '../pem/block.ts';
import { decodeBase64 } from '../pem/base64.ts';
import type { Problem } from '../problem.ts';
import { named, otherDer, otherLabel } from './other-object.ts';

/** Characters of a body that tell what it is. */
const HEAD = 2000;
const LINE_END = /\r\n|\n|\r/g;
const BEGIN = /-{2,}\s?BEGIN ([A-Z0-9 #]{2,64}?)\s?-{2,}/gi;
/** What the first reading says of a body that it could not decode. */
const DAMAGE = /^(?:bad-base64|base64-length|line-length|repeated-line|truncated|end-unclear)$/;
/** What it says it did in order to decode one. */
const DECODING = /^(?:uneven-lines|one-line|missing-padding|trailing-bytes)$/;

/** Names the PEM blocks of which the first reading knew only that they are none of ours, or damaged. */
export function nameBlocks(text: string, result: ReadResult): ReadResult {
  let { blocks, repairs } = result;
  let problems = result.problems.map((problem) => {
    const { code, line, facts } = problem;
    if (line === null || (code !== 'unknown-label' && code !== 'der-unknown')) return problem;
    const name = (code === 'unknown-label' ? otherLabel(String(facts['label'])) : null) ?? otherDer(bodyAt(text, line));
    return name === null ? problem : named(name, line);
  });
  let from = 0;
  let line = 1;
  for (const {
    index,
    0: { length },
    1: label = '',
  } of text.matchAll(BEGIN)) {
    const code = otherLabel(label.toUpperCase());
    if (code === null) continue;
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
    blocks = [...blocks, { kind: 'unknown', encoding: 'pem', label: label.toUpperCase(), line: begin, der: null }];
  }
  return { blocks, repairs, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** What bare Base64 is that begins on a line, or on one of those right below it; null where that is not known. */
export function bareObject(text: string, line: number): Problem | null {
  const head = from(text, line).slice(0, HEAD * 2);
  for (const [at, start] of head.split(LINE_END).entries()) {
    const code = /^[\s>"']{0,20}M[A-Q][A-Za-z0-9+/=]{14}/.test(start) ? otherDer(decode(from(head, at + 1))) : null;
    if (code !== null) return named(code, line + at);
  }
  return null;
}

/** The first bytes of the body whose BEGIN, if it has one, stands on a line. */
function bodyAt(text: string, line: number): Uint8Array {
  return decode(from(text, line).replace(/^[^\n]{0,200}BEGIN[^\r\n-]{0,80}-{1,20}/, ''));
}

/** Base64 up to what comes after it; headers such as "Comment: …" are left out. */
function decode(text: string): Uint8Array {
  const [body = ''] = text.slice(0, HEAD).split('-----');
  return decodeBase64(body.replace(/^.*:.*$/gm, '').replace(/[^A-Za-z0-9+/]/g, ''));
}

/** A text from one of its lines on, counted from 1. */
function from(text: string, line: number): string {
  if (line <= 1) return text;
  let left = line - 1;
  for (const { index, 0: end } of text.matchAll(LINE_END)) if (--left === 0) return text.slice(index + end.length);
  return '';
}

function linesIn(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}
