import { withoutEscapes } from './css-escapes.ts';

/** An address in CSS: what it is for decides what the browser does with it. */
export interface CssAddress {
  url: string;
  /** Offset in the CSS text. */
  at: number;
  /** Property or at-rule, lower case, e.g. `background-image`, `@import`. */
  place: string;
  use: 'import' | 'font' | 'image' | 'reference';
  /** In a custom property or a property of some browsers alone: asked for later or never. */
  unsure: boolean;
}

/** Name an element of an SVG file. */
const REFERENCE = /^(?:(?:-webkit-)?(?:filter|backdrop-filter|clip-path)|fill|stroke|marker(?:-start|-mid|-end)?)$/;
/** Known to no browser of today, or not with an address in it. */
const NEVER_LOADED = /^(?:behavior|-moz-binding|offset-path|@namespace|@charset|@document)$/;
const SOME_BROWSERS = /^-(?:-|moz-|ms-|o-)/;
const STATEMENT_WINDOW = 120;

/**
 * Every address that a style sheet or a `style` attribute would load. One pass; broken CSS is read as far as it goes.
 * `property`: the text is this property's value alone, as in SVG's presentation attributes.
 */
export function readCss(css: string, property?: string): CssAddress[] {
  const found: CssAddress[] = [];
  /** What each open block belongs to. */
  const blocks: string[] = [];
  let statement = 0;
  /** An @import after anything but @charset and @layer is none (CSS Cascade 4, 2). */
  let imports = true;
  /** Depth of parentheses, and the depth at which an image-set() was opened. */
  let depth = 0;
  let imageSet = 0;
  let at = 0;

  const add = (url: string, where: number): void => {
    const place = property ?? placeOf(css, statement);
    if (NEVER_LOADED.test(place) || url === '' || (place === '@import' && !imports)) return;
    const font = blocks.at(-1) === '@font-face' && place === 'src';
    const use = place === '@import' ? 'import' : font ? 'font' : REFERENCE.test(place) ? 'reference' : 'image';
    found.push({ url, at: where, place, use, unsure: SOME_BROWSERS.test(place) });
  };

  while (at < css.length) {
    const char = css[at] ?? '';
    if (char === '/' && css[at + 1] === '*') {
      const end = css.indexOf('*/', at + 2);
      const onlyBlanks = isBlankBetween(css, statement, at);
      at = end < 0 ? css.length : end + 2;
      if (onlyBlanks) statement = at;
    } else if (char === '"' || char === "'") {
      const { end, text } = readString(css, at);
      if (imageSet > 0 || (depth === 0 && placeOf(css, statement) === '@import')) add(text, at + 1);
      at = end;
    } else if (char === '(') {
      depth++;
      const name = nameBefore(css, at);
      if (name === 'url' || name === 'src') {
        const { end, text, start } = readUrl(css, at + 1);
        add(text, start);
        depth--;
        at = end;
      } else {
        if (name.endsWith('image-set') && imageSet === 0) imageSet = depth;
        at++;
      }
    } else {
      if (char === ')') {
        if (depth === imageSet) imageSet = 0;
        depth = Math.max(0, depth - 1);
      } else if (char === '{' || char === '}' || char === ';') {
        const place = char === '}' ? '' : placeOf(css, statement);
        if (char === '{') blocks.push(place);
        if (char === '}') blocks.pop();
        if (char === '{' || place === '@namespace') imports = false;
        statement = at + 1;
        depth = imageSet = 0;
      } else if (char === '\\') at++;
      at++;
    }
  }
  return found;
}

/** The at-rule or property that begins at `statement`. */
function placeOf(css: string, statement: number): string {
  const start = withoutEscapes(css.slice(statement, statement + STATEMENT_WINDOW));
  return (/^\s*(@[\w-]{1,60})/.exec(start)?.[1] ?? /^\s*([\w-]{1,80})\s*:/.exec(start)?.[1] ?? '').toLowerCase();
}

function nameBefore(css: string, parenthesis: number): string {
  const before = css.slice(Math.max(0, parenthesis - 40), parenthesis);
  return (/[\w-]{1,30}$/.exec(withoutEscapes(before))?.[0] ?? '').toLowerCase();
}

function isBlankBetween(css: string, from: number, to: number): boolean {
  return to - from <= STATEMENT_WINDOW && css.slice(from, to).trim() === '';
}

function readString(css: string, quote: number): { end: number; text: string } {
  const mark = css[quote];
  for (let at = quote + 1; at < css.length; at++) {
    const char = css[at];
    if (char === mark) return { end: at + 1, text: withoutEscapes(css.slice(quote + 1, at)) };
    // A string that is not closed ends with its line (CSS Syntax 4.3.5).
    if (char === '\n') return { end: at, text: '' };
    if (char === '\\') at++;
  }
  return { end: css.length, text: '' };
}

function readUrl(css: string, from: number): { end: number; text: string; start: number } {
  let start = from;
  while (start < css.length && ' \t\n\r\f'.includes(css[start] ?? '')) start++;
  if (css[start] === '"' || css[start] === "'") {
    const { end, text } = readString(css, start);
    const close = /^\s{0,50}\)/.exec(css.slice(end, end + 60));
    return { end: close === null ? end : end + close[0].length, text, start: start + 1 };
  }
  const close = css.indexOf(')', start);
  const end = close < 0 ? css.length : close;
  return { end: Math.min(css.length, end + 1), text: withoutEscapes(css.slice(start, end).trim()), start };
}
