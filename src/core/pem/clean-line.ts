import type { RepairCode } from './codes.ts';
import { cleanCharacters } from './clean-characters.ts';
import { decodeEntities } from './html-entity.ts';

/** A stretch of text that came out of one original line, with what was done to it. */
export interface Piece {
  text: string;
  /** Original line, from 1. */
  line: number;
  repairs: readonly RepairCode[];
}

/** Of a piece that needed no repair. */
export const NOTHING: readonly RepairCode[] = [];
const PLAIN = /^[A-Za-z0-9+/=]*$/;
const BLANK = /^[ \t]*$/;
const PLAIN_BOUNDARY = /^-----(?:BEGIN|END) [A-Z0-9 #]+-----$/;

/** Tags inside which a line goes on; every other tag ends it. */
const INLINE_TAG = /^<\/?(?:span|b|i|u|em|strong|font|a|code|tt|mark|wbr|small|o:p)\b/i;
const TAG = /<\/?[a-z][a-z0-9:._-]{0,40}(?:\s[^<>]{0,300})?\/?>/gi;

/**
 * Undoes what mail, word processors, web pages, shells and editors do to a line. A line may come out as several pieces
 * (`<br>`, a literal "\n"). Untouched lines, the usual case, cost one regular expression.
 */
export function cleanLine(raw: string, line: number, numbers: LineNumbers): Piece[] {
  if (PLAIN.test(raw) || PLAIN_BOUNDARY.test(raw)) return [{ text: raw, line, repairs: NOTHING }];
  if (BLANK.test(raw)) return [{ text: '', line, repairs: NOTHING }];
  const repairs = new Set<RepairCode>();
  let text = raw;
  const edit = (code: RepairCode, pattern: RegExp, by: string | ((match: string, hex: string) => string)): void => {
    const edited = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
    if (edited !== text) repairs.add(code);
    text = edited;
  };
  const character = (_: string, hex: string): string => String.fromCharCode(parseInt(hex, 16));
  if (text.includes('\\')) {
    edit('json-escape', /\\{1,4}u00([0-7][0-9a-f])/gi, character);
    edit('json-escape', /\\{1,4}\//g, '/');
    edit('literal-newline', /\\{1,4}(?:r\\{1,4}n|[nr])/g, '\n');
    edit('json-escape', /\\{1,4}t/g, ' ');
    edit('json-escape', /\\{1,4}"/g, '"');
    if (/\\[ \t]{0,20}$/.test(text)) edit('backslash', /\\[ \t]{0,20}$/, '');
  }
  if (text.includes('`')) edit('literal-newline', /`[rn]/g, '\n');
  if (text.includes('%')) edit('url-encoding', /%(2[0BbDdFf]|3[Dd]|0[AaDd])/g, character);
  if (text.includes('&')) {
    const decoded = decodeEntities(text);
    if (decoded !== text) repairs.add('html-entity');
    text = decoded;
  }
  if (text.includes('<')) edit('html-tag', TAG, (match) => (INLINE_TAG.test(match) ? '' : '\n'));
  const pieces: Piece[] = [];
  for (const part of text.split(/[\n\r\u2028\u2029]/)) {
    // What breaks leave between them says nothing, however many there are.
    if (part === '' && pieces.at(-1)?.text === '') continue;
    const own = new Set(repairs);
    let clean = cleanCharacters(part, own);
    clean = stripPrefix(clean, line, numbers, own);
    clean = stripQuotes(clean, own);
    const trimmed = clean.trimStart();
    if (trimmed !== clean && trimmed !== '') own.add('indentation');
    clean = trimmed.trimEnd();
    if (clean !== trimmed && clean !== '') own.add('trailing-space');
    pieces.push({ text: clean, line, repairs: own.size === 0 ? NOTHING : [...own] });
  }
  return pieces;
}

/** What the last line number in front of a line was; numbers without a mark behind them must count up to be believed. */
export interface LineNumbers {
  last: number | null;
}

const PREFIX = /^[\s>|#*;:»›·•│┃]{1,200}/;

function stripPrefix(text: string, line: number, numbers: LineNumbers, repairs: Set<RepairCode>): string {
  let rest = text;
  const prefix = PREFIX.exec(rest)?.[0] ?? '';
  if (prefix.trim() !== '') {
    repairs.add(prefix.includes('>') ? 'quote-mark' : 'line-prefix');
    rest = rest.slice(prefix.length);
  }
  if (/^\/\/ /.test(rest)) {
    repairs.add('line-prefix');
    rest = rest.slice(3);
  }
  const number = /^\s{0,40}(\d{1,6})(\s{0,10}[:|.)\]│]\s{0,20}|\s{1,20})(?=\S)/.exec(rest);
  if (number === null) return rest;
  const value = Number(number[1]);
  const after = rest.slice(number[0].length);
  const isMarked = (number[2] ?? '').trim() !== '';
  const counts =
    numbers.last === null ? /^-|^MI/.test(after) && (value === line || value === 1 || /^-/.test(after)) : value === numbers.last + 1;
  if (!counts && !(isMarked && (/^-/.test(after) || (after.length >= 16 && PLAIN.test(after))))) return rest;
  numbers.last = value;
  repairs.add('line-number');
  return after;
}

/** Quotes of program text around a line: "…", '…' +, “…”, 「…」, with what joins the strings. */
function stripQuotes(text: string, repairs: Set<RepairCode>): string {
  if (text.length < 40 && /["'“”‘’「」『』„`]/.test(text) && /^["'“”‘’「」『』„`\s&_+.,;()[\]{}]+$/.test(text)) {
    repairs.add('surrounding-quotes');
    return '';
  }
  const opened = text.replace(/^\s{0,200}["'“”‘’「『„`]{1,3}/, '');
  const closed = opened.replace(/["'“”‘’」』`][\s&_+.,;)\]}]{0,20}$/, '').replace(/(?<=[A-Za-z0-9+/=-])[,;]{1,3}\s{0,20}$/, '');
  if (closed !== text) repairs.add('surrounding-quotes');
  return closed;
}
