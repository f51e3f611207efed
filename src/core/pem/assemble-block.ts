import { peekSequence } from '../asn1/header.ts';
import type { Problem, Repair } from '../problem.ts';
import { decodeBase64 } from './base64.ts';
import type { Block, ObjectKind } from './block.ts';
import { bodyLines } from './body-lines.ts';
import type { Boundary } from './boundary.ts';
import type { Piece } from './clean-line.ts';
import { decodeBody, problem } from './decode-body.ts';
import { derPeek } from './der-peek.ts';
import { holdsKey, keyContainer } from './key-container.ts';
import type { BodyLine } from './line-lengths.ts';
import { startsKey } from './read-bare.ts';
import type { RepairLog } from './repair-log.ts';

/** A block as it was found: its boundaries, as far as there are any, and what stands between them. */
export interface FoundBlock {
  begin: Boundary | null;
  end: Boundary | null;
  /** Lines of the boundaries; without one, of the nearest body line. */
  beginLine: number;
  endLine: number;
  pieces: readonly Piece[];
  log: RepairLog;
}

/** What became of a block. Of a private key there are neither repairs nor problems, only its name. */
export interface AssembledBlock {
  block: Block | null;
  repairs: Repair[];
  problems: Problem[];
}

const PEEK_CHARACTERS = 400;

/** Decodes one block and decides what it is; refusing a private key comes before every repair. */
export function assembleBlock(found: FoundBlock, source: (line: number) => string): AssembledBlock {
  const { begin, end, beginLine: line, pieces, log } = found;
  const { lines, hasKeyHeader } = bodyLines(pieces, log);
  const encoding = begin === null && end === null ? 'base64' : 'pem';
  const keyLabel = [begin, end].find((boundary) => boundary?.label.kind === 'private-key')?.label.name;
  const hasKey = hasKeyHeader || lines.some((_, i) => startsKey(lines, i));
  const format = keyLabel ?? keyContainer(bodyStart(lines)) ?? (hasKey ? 'PRIVATE KEY' : null);
  const refused = (name: string): AssembledBlock => ({
    block: { kind: 'private-key', encoding, label: name, line, der: null },
    repairs: [],
    problems: [],
  });
  if (format !== null) return refused(format);
  const label = begin?.label ?? end?.label ?? null;
  const name = label === null || label.name === '' ? null : label.name;
  const problems = boundaryProblems(found);
  if (lines.length === 0) {
    problems.push(problem('empty-block', line, { label: name ?? '' }));
    return { block: null, repairs: log.list(), problems };
  }
  const decoded = decodeBody(lines, source, log, end === null && begin !== null);
  problems.push(...decoded.problems);
  if (decoded.der === null) return { block: null, repairs: log.list(), problems };
  const seen = derPeek(decoded.der)?.kind ?? 'unknown';
  // The label says otherwise, the head is damaged, and what follows is a key; where characters are missing the rest is read from each of four places.
  const body = lines.map(({ text }) => text).join('');
  if (seen === 'unknown' && [0, 1, 2, 3].some((at) => holdsKey(decodeBase64(body.slice(at))))) return refused('PRIVATE KEY');
  // An end alone names nothing whose beginning is lost as well: what ran into it may be anything.
  const kind = settleKind((begin === null && seen === 'unknown' ? null : label?.kind) ?? 'unknown', seen, decoded.isWhole);
  if (label !== null && kind !== label.kind) log.add('wrong-label', line);
  if (begin !== null && kind === 'unknown') {
    problems.push(problem('unknown-label', line, { label: name ?? '' }));
    return { block: { kind, encoding, label: name, line, der: null }, repairs: log.list(), problems };
  }
  if (kind === 'unknown' || peekSequence(decoded.der) === null) {
    problems.push(problem('der-unknown', line, {}));
    return { block: null, repairs: log.list(), problems };
  }
  // OpenSSL appends its trust settings after the certificate of a TRUSTED CERTIFICATE; that is no damage.
  if (name === 'TRUSTED CERTIFICATE') log.drop('trailing-bytes');
  return { block: { kind, encoding, label: name, line, der: decoded.der }, repairs: log.list(), problems };
}

/** The bytes at the start of a body, whatever else is wrong with it. */
function bodyStart(lines: readonly BodyLine[]): Uint8Array {
  let start = '';
  for (const { text } of lines) {
    start += text.slice(0, PEEK_CHARACTERS).replace(/[^A-Za-z0-9+/]/g, '');
    if (start.length >= PEEK_CHARACTERS) break;
  }
  return decodeBase64(start);
}

/** The content is right where it is whole; where it is damaged the label is the better witness. */
function settleKind(labelled: ObjectKind, seen: ObjectKind, isWhole: boolean): ObjectKind {
  return labelled === 'unknown' || (isWhole && seen !== 'unknown') ? seen : labelled;
}

function boundaryProblems({ begin, end, endLine, log }: FoundBlock): Problem[] {
  if (begin === null || end === null || begin.label.name === end.label.name || end.label.name === '') return [];
  if (end.isCut && begin.label.name.startsWith(end.label.name)) return [];
  if (begin.label.kind === end.label.kind && begin.label.kind !== 'unknown') {
    log.add('wrong-label', endLine);
    return [];
  }
  return [problem('begin-end-mismatch', endLine, { begin: begin.label.name, end: end.label.name })];
}
