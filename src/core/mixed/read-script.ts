import { effectInMarkup, effectOfAssignment, makersIn, type ScriptEffect } from './script-effect.ts';

/** An address in script code, in a place where such code usually loads something. */
export interface ScriptAddress {
  url: string;
  /** Offset in the script text. */
  at: number;
  webSocket: boolean;
  effect: ScriptEffect;
}

const LOOK_BACK = 80;
/** A longer regular expression is taken for a division; without an end every slash would search the whole line. */
const REGEX_LENGTH = 200;
/** A call or assignment right before the string that makes a request; `window.open` and `location` are navigations and do not. */
const LOADS =
  /(?:\b(?:fetch|import|importScripts|WebSocket|EventSource|Worker|SharedWorker|sendBeacon|getScript|getJSON|ajax|axios|Request|Audio)\s*\(\s*|\b(?:axios|\$|jQuery|http)\.(?:get|post|put|patch|request|load)\s*\(\s*|\.open\s*\(\s*["'`][A-Za-z]{1,10}["'`]\s*,\s*|\.(?:src|srcset|poster|href)\s*=\s*|setAttribute\s*\(\s*["'](?:src|poster|data)["']\s*,\s*|\b(?:url|src|baseURL)\s*:\s*|\b(?:import|from)\s*)$/;
/** Markup written by a script. */
const WRITTEN_TAG = /\b(src|srcset|poster|data|background|href)\s{0,3}=\s{0,3}(?:\\?["'])?((?:http|ws):\/\/[^\s"'\\<>]{1,2048})/gi;
const WRITTEN_STYLE = /\burl\(\s{0,9}(?:\\?["'])?(http:\/\/[^\s"'\\<>)]{1,2048})/gi;
const REGEX_MAY_FOLLOW = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\breturn|\btypeof|\bcase)\s*$/;

/**
 * Strings in script code that look like addresses it would load. A guess by nature: the code is not run.
 * `element`: whose event the code answers, for what it calls `this`.
 */
export function readScript(code: string, element = ''): ScriptAddress[] {
  const found: ScriptAddress[] = [];
  // Nothing to find without a scheme, and most inline scripts have none.
  if (!/(?:http|ws):/i.test(code)) return found;
  const makers = makersIn(code, element);
  let at = 0;
  while (at < code.length) {
    const char = code[at] ?? '';
    const next = code[at + 1] ?? '';
    if (char === '/' && next === '/') at = lineEnd(code, at);
    else if (char === '<' && code.startsWith('<!--', at)) at = lineEnd(code, at);
    else if (char === '/' && next === '*') {
      const end = code.indexOf('*/', at + 2);
      at = end < 0 ? code.length : end + 2;
    } else if (char === '/' && REGEX_MAY_FOLLOW.test(code.slice(Math.max(0, at - 20), at))) at = regexEnd(code, at);
    else if (char === '"' || char === "'" || char === '`') {
      const end = stringEnd(code, at);
      judgeString(code, at, end, makers, found);
      at = end;
    } else at++;
  }
  return found;
}

function judgeString(code: string, quote: number, end: number, makers: ReadonlyMap<string, string>, found: ScriptAddress[]): void {
  const closed = code[end - 1] === code[quote] && end > quote + 1;
  const text = code.slice(quote + 1, closed ? end - 1 : end);
  const before = code.slice(Math.max(0, quote - LOOK_BACK), quote);
  const scheme = /^\s{0,10}(http|ws):\/\//i.exec(text);
  if (scheme === null) {
    if (!/(?:http|ws):/i.test(text)) return;
    const add = (url: string, match: RegExpExecArray, effect: ScriptEffect | null): void => {
      if (effect === null) return;
      found.push({ url, at: quote + 1 + match.index + match[0].length - url.length, webSocket: /^ws:/i.test(url), effect });
    };
    for (const match of text.matchAll(WRITTEN_TAG)) {
      const [, attribute = '', url = ''] = match;
      add(url, match, effectInMarkup(text.slice(Math.max(0, match.index - 300), match.index), attribute.toLowerCase(), url));
    }
    for (const match of text.matchAll(WRITTEN_STYLE)) {
      add(match[1] ?? '', match, /FontFace\s*\([^()]{0,60}$/.test(before) ? 'blocked' : 'upgraded');
    }
    return;
  }
  const webSocket = (scheme[1] ?? '').toLowerCase() === 'ws';
  if (!webSocket && !LOADS.test(before)) return;
  const effect = webSocket ? 'blocked' : effectOfAssignment(before, text, makers);
  if (effect !== null) found.push({ url: text.trim(), at: quote + 1, webSocket, effect });
}

function lineEnd(code: string, from: number): number {
  const end = code.indexOf('\n', from);
  return end < 0 ? code.length : end + 1;
}

function stringEnd(code: string, quote: number): number {
  const mark = code[quote];
  for (let at = quote + 1; at < code.length; at++) {
    const char = code[at];
    if (char === '\\') at++;
    else if (char === mark) return at + 1;
    else if (char === '\n' && mark !== '`') return at;
  }
  return code.length;
}

function regexEnd(code: string, slash: number): number {
  let inClass = false;
  const limit = Math.min(code.length, slash + REGEX_LENGTH);
  for (let at = slash + 1; at < limit; at++) {
    const char = code[at];
    if (char === '\n') return slash + 1;
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return slash + 1;
}
