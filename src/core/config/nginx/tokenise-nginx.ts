import { hasMark } from '../byte-order-mark.ts';
import { skipLua } from './skip-lua.ts';

/** A word, or one of the three marks that end a directive or a block. */
export interface NginxWord {
  kind: 'word' | ';' | '{' | '}';
  /** Quotes and their escapes removed. */
  text: string;
  line: number;
  quoted: boolean;
  /** False where the text ended inside the quotes. */
  closed: boolean;
  /** Nothing but blanks before it on its line. */
  startsLine: boolean;
  /** Follows a closing quote without a blank, which nginx refuses. */
  joined: boolean;
  /** Holds an escape that nginx reads as a tab, a carriage return or a line feed. */
  control: boolean;
}

/**
 * nginx's words: blanks part them, `#` begins a comment only where a word could begin, quotes hold everything,
 * a backslash takes the next character as it is, and `${` belongs to the word (ngx_conf_read_token). What stands in a block of Lua is passed over,
 * as lua-nginx-module does.
 */
export function* nginxWords(text: string): Generator<NginxWord> {
  // A mark at the beginning is the reader's to tell of.
  let at = hasMark(text) ? 1 : 0;
  let line = 1;
  let startsLine = true;
  /** Where the last quoted word ended. */
  let quoteEnd = -1;
  /** First word of the directive. */
  let name = '';
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\n') {
      line++;
      at++;
      startsLine = true;
    } else if (isBlank(char)) at++;
    else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (char === ';' || char === '{' || char === '}') {
      yield { kind: char, text: char, line, quoted: false, closed: true, startsLine, joined: false, control: false };
      startsLine = false;
      at++;
      if (char === '{' && name.endsWith('_by_lua_block')) {
        const end = skipLua(text, at);
        line += linesIn(text, at, end);
        at = end;
      }
      name = '';
    } else {
      const { end, value, quoted, closed } = char === '"' || char === "'" ? readQuoted(text, at) : readBare(text, at);
      name ||= value;
      const joined = at === quoteEnd && char !== ')';
      const control = CONTROL.test(text.slice(at, end));
      yield { kind: 'word', text: value, line, quoted, closed, startsLine, joined, control };
      line += linesIn(text, at, end);
      quoteEnd = quoted ? end : -1;
      startsLine = false;
      at = end;
    }
  }
}

/** `\\n` is a backslash and an n; an odd number of them before the letter is the escape. */
const CONTROL = /(?:^|[^\\])(?:\\\\){0,50}\\[ntr]/;

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let index = from; index < to; index++) if (text.charCodeAt(index) === 0x0a) lines++;
  return lines;
}

interface Read {
  end: number;
  value: string;
  quoted: boolean;
  closed: boolean;
}

function readQuoted(text: string, start: number): Read {
  const mark = text[start];
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === mark) return { end: at + 1, value: value + text.slice(from, at), quoted: true, closed: true };
    if (char === '\\') {
      const next = text[at + 1];
      if (next === mark || next === '\\') {
        value += text.slice(from, at);
        from = at + 1;
      }
      at++;
    }
  }
  return { end: text.length, value: value + text.slice(from), quoted: true, closed: false };
}

function readBare(text: string, start: number): Read {
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\\') at++;
    else if (char === '$' && text[at + 1] === '{') at++;
    else if (char === '\n' || char === ';' || char === '{' || isBlank(char)) break;
    at++;
  }
  const end = Math.min(text.length, at);
  return { end, value: text.slice(start, end), quoted: false, closed: true };
}

/** No-break and full-width blanks are no blanks to nginx. */
const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\r';
