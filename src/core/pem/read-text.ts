import type { ReadResult } from './block.ts';
import { assembleBlock, type FoundBlock } from './assemble-block.ts';
import { decodeBase64 } from './base64.ts';
import { isBase64Line } from './base64-line.ts';
import { findBoundaries, type Boundary } from './boundary.ts';
import { cleanLine, NOTHING, type LineNumbers, type Piece } from './clean-line.ts';
import { problem } from './decode-body.ts';
import { foreignText } from './foreign-file.ts';
import { limits } from './limits.ts';
import { linePrefix } from './line-prefix.ts';
import { LineWalk, lineNumberAt } from './line-walk.ts';
import { cutRun, objectEnd } from './read-bare.ts';
import { RepairLog } from './repair-log.ts';
import { keyText } from '../secret/key-text.ts';

/** Base64 that begins in the middle of other text: a YAML value, an attribute, a JSON string. */
const EMBEDDED = /(?<![A-Za-z0-9+/_-])(?:LS0tLS1|M[A-Q]|b3BlbnNza)[A-Za-z0-9+/_-]{48,}={0,2}/g;
const MAY_BE_BOUNDARY = /-|^(?:BEGIN|END)/i;
/** A word of three letters and a dash. */
const MIN_BOUNDARY = 4;
const MIN_UNKNOWN = 48;

/** Reads every object out of a text. `depth` is above 0 only for a PEM text that was itself Base64. */
export function readText(text: string, depth = 0): ReadResult {
  return new TextReader(text, depth).read();
}

class TextReader {
  readonly #text: string;
  readonly #depth: number;
  readonly #lines: LineWalk;
  readonly #result: ReadResult = { blocks: [], repairs: [], problems: [] };
  /** Repairs that concern the text as a whole. */
  readonly #around = new RepairLog();
  #open: FoundBlock | null = null;
  #openPieces: Piece[] = [];
  /** Base64 lines outside any block. */
  #run: Piece[] = [];
  /** What stands in front of every line of the open block. */
  #prefix: RegExp | null = null;
  #unknownLine: number | null = null;
  #isKeyText = false;
  /** Objects met so far, readable or not. */
  #found = 0;
  #isFull = false;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
    this.#lines = new LineWalk(text);
  }

  read(): ReadResult {
    this.#readKeyText();
    const numbers: LineNumbers = { last: null };
    while (!this.#isFull && this.#result.problems.length < limits.problems) {
      const raw = this.#lines.next();
      if (raw === null) break;
      if (raw === '') {
        if (this.#open !== null) this.#keep({ text: '', line: this.#lines.number, repairs: NOTHING });
        continue;
      }
      for (const piece of cleanLine(this.#bare(raw), this.#lines.number, numbers)) this.#takePiece(piece);
    }
    if (this.#open !== null) this.#close(null, this.#lines.number);
    this.#flushRun();
    return this.#finish();
  }

  /** A line without what a log or a diff has put in front of every line of its block. */
  #bare(raw: string): string {
    if (this.#open === null) this.#prefix = linePrefix(raw, this.#lines);
    const found = this.#prefix?.exec(raw)?.[0];
    if (found === undefined) return raw;
    if (this.#open === null) this.#around.add('log-prefix', this.#lines.number);
    return raw.slice(found.length);
  }

  #readKeyText(): void {
    const key = keyText(this.#text);
    if (key === null) return;
    this.#isKeyText = true;
    const line = lineNumberAt(this.#text, key.index);
    this.#result.blocks.push({ kind: 'private-key', encoding: 'pem', label: key.format, line, der: null });
  }

  #takePiece(piece: Piece): void {
    const boundaries = piece.text.length >= MIN_BOUNDARY && MAY_BE_BOUNDARY.test(piece.text) ? findBoundaries(piece.text) : [];
    if (boundaries.length === 0) {
      this.#takeText(piece);
      return;
    }
    let at = 0;
    for (const [i, boundary] of boundaries.entries()) {
      const before = piece.text.slice(at, boundary.start).trim();
      if (before !== '') {
        if (this.#open !== null || this.#run.length > 0 || boundary.verb === 'END') this.#around.add('boundary-on-body-line', piece.line);
        this.#takeText({ ...piece, text: before });
      }
      if (i > 0 && boundary.verb === 'BEGIN') this.#around.add('glued-blocks', piece.line);
      if (boundary.verb === 'BEGIN') this.#begin(boundary, piece);
      else this.#end(boundary, piece);
      at = boundary.end;
    }
    const rest = piece.text.slice(at).replace(/^[\s-]{1,200}/, '');
    if (rest === '') return;
    if (this.#open !== null && isBase64Line(rest)) this.#around.add('boundary-on-body-line', piece.line);
    this.#takeText({ ...piece, text: rest });
  }

  #begin(boundary: Boundary, piece: Piece): void {
    if (this.#open !== null) this.#close(null, piece.line);
    this.#flushRun();
    const log = new RepairLog();
    note(log, boundary, piece);
    this.#openPieces = [];
    this.#open = { begin: boundary, end: null, beginLine: piece.line, endLine: piece.line, pieces: this.#openPieces, log };
  }

  #end(boundary: Boundary, piece: Piece): void {
    if (this.#open !== null) {
      note(this.#open.log, boundary, piece);
      this.#close(boundary, piece.line);
      return;
    }
    const log = new RepairLog();
    note(log, boundary, piece);
    log.add('missing-begin', this.#run[0]?.line ?? piece.line);
    const isKey = boundary.label.kind === 'private-key';
    const stretches = isKey ? [{ what: 'key', pieces: this.#run }] : cutRun(this.#run);
    const from = stretches.findLastIndex(({ what }) => what !== 'unknown');
    const own = stretches[Math.max(0, from)]?.pieces ?? [];
    if (from > 0) this.#run = stretches.slice(0, from).flatMap(({ pieces }) => pieces);
    else this.#run = [];
    this.#flushRun();
    if (own.length === 0 && !isKey) {
      this.#found++;
      this.#result.problems.push(problem('end-without-body', piece.line, { end: boundary.label.name }));
      return;
    }
    this.#assemble({ begin: null, end: boundary, beginLine: own[0]?.line ?? piece.line, endLine: piece.line, pieces: own, log });
  }

  #close(end: Boundary | null, line: number): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const isKey = open.begin?.label.kind === 'private-key';
    if (end !== null || isKey) {
      this.#assemble({ ...open, end, endLine: line });
      return;
    }
    const all = this.#openPieces;
    const bodyEnd = this.#bodyEnd(all);
    const pieces = all.slice(0, bodyEnd);
    open.log.add('missing-end', pieces.at(-1)?.line ?? open.beginLine);
    this.#assemble({ ...open, pieces, endLine: line });
    for (const piece of all.slice(bodyEnd)) this.#takeText(piece);
  }

  /** Without END the body ends where its DER does, or where prose begins; what follows is read as text outside. */
  #bodyEnd(pieces: readonly Piece[]): number {
    const first = pieces.findIndex(({ text }) => text !== '' && !/^[A-Za-z][A-Za-z0-9-]{0,40}:/.test(text));
    if (first < 0) return pieces.length;
    let prose = pieces.findIndex(({ text }, i) => i > first && text !== '' && !isBase64Line(text));
    if (prose < 0) prose = pieces.length;
    return first + objectEnd(pieces.slice(first, prose), 0, false);
  }

  #takeText(piece: Piece): void {
    if (this.#open !== null) {
      this.#keep(piece);
      return;
    }
    const { text, line } = piece;
    if (text === '') return;
    const embedded = text.length < MIN_UNKNOWN || /^[A-Za-z0-9+/=]*$/.test(text) ? [] : [...text.matchAll(EMBEDDED)];
    if (isBase64Line(text) && !embedded.some(({ index }) => index > 0)) {
      this.#run.push(piece);
      return;
    }
    this.#flushRun();
    if (/^(?:Bag|Key) Attributes/.test(text)) this.#around.add('bag-attributes', line);
    // What is left of a cut END line is said by `missing-end`.
    else if (!/^-+(?:EN?|END .*)?$/.test(text)) this.#around.add('text-around', line);
    for (const match of embedded) {
      this.#run.push({ text: match[0], line, repairs: [] });
      if (match.index + match[0].length < text.length) this.#flushRun();
    }
  }

  /** Of a run of empty lines in a block the first two and the last tell all; a million of them would take hundreds of megabytes. */
  #keep(piece: Piece): void {
    const pieces = this.#openPieces;
    const last = pieces.at(-1);
    const isEmptyAgain = piece.text === '' && last?.text === '';
    if (isEmptyAgain && last.line === piece.line) return;
    if (isEmptyAgain && pieces.at(-2)?.text === '' && pieces.at(-3)?.text === '') pieces.pop();
    pieces.push(piece);
  }

  #flushRun(): void {
    const run = this.#run;
    this.#run = [];
    if (run.length === 0 || this.#isKeyText) return;
    for (const { what, pieces } of cutRun(run)) {
      const first = pieces[0];
      if (first === undefined) continue;
      if (what === 'pem' && this.#depth === 0) this.#readEncoded(pieces, first.line);
      else if (what === 'object' || what === 'key') {
        const log = new RepairLog();
        log.add('no-header', first.line);
        const endLine = pieces.at(-1)?.line ?? first.line;
        this.#assemble({ begin: null, end: null, beginLine: first.line, endLine, pieces, log });
      } else if (pieces.some(({ text }) => text.length >= MIN_UNKNOWN)) this.#unknownLine ??= first.line;
      else this.#around.add('text-around', first.line);
    }
  }

  /** Base64 of a PEM text: its lines are not the reader's, so all is reported at the line where the Base64 begins. */
  #readEncoded(pieces: readonly Piece[], line: number): void {
    const bytes = decodeBase64(pieces.map(({ text }) => text.replaceAll(' ', '')).join(''));
    const inner = readText(new TextDecoder().decode(bytes), this.#depth + 1);
    this.#result.blocks.push(...inner.blocks.map((block) => ({ ...block, line })));
    if (inner.blocks.every(({ kind }) => kind === 'private-key')) return;
    this.#result.repairs.push({ code: 'double-base64', line }, ...inner.repairs.map(({ code }) => ({ code, line })));
    this.#result.problems.push(...inner.problems.map((found) => ({ ...found, line, column: null })));
  }

  #assemble(found: FoundBlock): void {
    const { blocks, repairs, problems } = this.#result;
    if (this.#found++ >= limits.blocks) {
      if (!this.#isFull) problems.push(problem('too-many-blocks', found.beginLine, { limit: limits.blocks }));
      this.#isFull = true;
      return;
    }
    // In a text with a PuTTY, XML or JWK key, what is not closed on both sides may hold the key's lines.
    if (this.#isKeyText && (found.begin === null || found.end === null)) return;
    const done = assembleBlock(found, (line) => this.#lines.line(line));
    if (done.block !== null) blocks.push(done.block);
    for (const repair of done.repairs) repairs.push(repair);
    for (const one of done.problems) problems.push(one);
  }

  #finish(): ReadResult {
    if (this.#result.blocks.some(({ kind }) => kind === 'private-key')) this.#dropParameters();
    const { blocks, repairs, problems } = this.#result;
    const hasObject = blocks.some(({ kind }) => kind !== 'private-key');
    if (hasObject) {
      // "One line" says it already.
      if (repairs.some(({ code }) => code === 'one-line')) this.#around.drop('boundary-on-body-line');
      repairs.push(...this.#around.list());
      if (this.#text.includes('\r') && !this.#text.includes('\n')) repairs.push({ code: 'lone-cr', line: 1 });
    }
    if (blocks.length === 0 && problems.length === 0) problems.push(this.#nothingFound());
    return this.#result;
  }

  /** OpenSSL writes EC and DSA parameters before the key; beside it they are nobody's concern. */
  #dropParameters(): void {
    const result = this.#result;
    const isParameters = (label: unknown): boolean => typeof label === 'string' && label.endsWith(' PARAMETERS');
    result.blocks = result.blocks.filter(({ kind, label }) => kind !== 'unknown' || !isParameters(label));
    result.problems = result.problems.filter(({ code, facts }) => code !== 'unknown-label' || !isParameters(facts['label']));
  }

  #nothingFound(): ReadResult['problems'][number] {
    const foreign = foreignText(this.#text);
    if (foreign !== null) return problem(foreign.code, null, foreign.facts);
    if (!/[^\s\u0000\u200b-\u200f\u2060\ufeff\u00ad]/.test(this.#text)) return problem('empty', null, {});
    if (this.#unknownLine !== null) return problem('base64-unknown', this.#unknownLine, {});
    return problem('not-recognised', null, {});
  }
}

/** Notes what had to be done to read a boundary. A dash turned into a long one changes the count; that is said once. */
function note(log: RepairLog, boundary: Boundary, piece: Piece): void {
  for (const code of piece.repairs) log.add(code, piece.line);
  for (const code of boundary.repairs) {
    if (code !== 'dash-count' || !piece.repairs.includes('en-em-dash')) log.add(code, piece.line);
  }
}
