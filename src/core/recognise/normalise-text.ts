/** A text without blanks, folded in case and width, with the way back to the original. */
export interface NormalisedText {
  codes: Uint16Array;
  length: number;
  /** Offset in the original text of each code. */
  offsets: Uint32Array;
  /** What was dropped just before each code: GAP_BLANK, GAP_LINE, both or nothing. */
  gaps: Uint8Array;
}

const GAP_BLANK = 1;
export const GAP_LINE = 2;

const DOT = 0x2e;
const SPACE_CODES = [0x09, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
const INVISIBLE_CODES = [0x00ad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0xfeff];
const BLANK = 1;
const NOTHING = 0;

/** Printing and word processing change these marks on the way; the messages themselves never differ by them alone. */
const SAME_MARK: readonly (readonly [marks: string, as: string])[] = [
  ['“”„‟″「」『』﹁﹂〝〞', '"'],
  ['‘’‚‛′´`', "'"],
  ['。．｡…‥', '.'],
  ['、，､﹐', ','],
  ['：﹕', ':'],
  ['；﹔', ';'],
  ['（﹙', '('],
  ['）﹚', ')'],
  ['╱∕', '/'],
  // Hyphens are one thing, dashes another: keytool's 「無效的選項:–import」 is recognised by its dash.
  ['‐‑', '-'],
  ['‒–—―−－', '–'],
];

const FOLD = foldTable();

function foldTable(): Uint16Array {
  const fold = new Uint16Array(0x10000);
  for (let code = 0; code < fold.length; code++) fold[code] = code < 0x20 || code === 0x7f ? NOTHING : code;
  for (let code = 0x41; code <= 0x5a; code++) fold[code] = code + 0x20;
  for (let code = 0xff01; code <= 0xff5e; code++) fold[code] = fold[code - 0xfee0] ?? code;
  for (const code of SPACE_CODES) fold[code] = BLANK;
  for (let code = 0x2000; code <= 0x200a; code++) fold[code] = BLANK;
  for (const code of INVISIBLE_CODES) fold[code] = NOTHING;
  for (const [marks, as] of SAME_MARK) for (const mark of marks) fold[mark.charCodeAt(0)] = as.charCodeAt(0);
  return fold;
}

/**
 * Drops what terminals and mail programs add (blanks, line ends, `>` quoting, colour codes, invisible marks)
 * and folds case, width and quotes. One pass; the arrays are as long as the text.
 * `quoted: false` is for a piece of a message, where a leading `>` is part of it.
 */
export function normaliseText(text: string, { quoted = true } = {}): NormalisedText {
  const codes = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  const gaps = new Uint8Array(text.length);
  let length = 0;
  let gap = GAP_BLANK | GAP_LINE;
  let atLineStart = quoted;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      gap = GAP_BLANK | GAP_LINE;
      atLineStart = true;
      continue;
    }
    const coloured = code === 0x1b || code === 0x9b || code === 0x5b || code === 0x5e ? colourCodeEnd(text, at) : at;
    if (coloured > at) {
      at = coloured - 1;
      continue;
    }
    const folded = FOLD[code] ?? NOTHING;
    if (folded === NOTHING) continue;
    if (folded === BLANK || (atLineStart && (code === 0x3e || code === 0x7c))) {
      gap |= GAP_BLANK;
      continue;
    }
    atLineStart = false;
    // 「…」, "..." and "。" all end up as one dot.
    if (folded === DOT && length > 0 && codes[length - 1] === DOT && gap === 0) continue;
    codes[length] = folded;
    offsets[length] = at;
    gaps[length] = gap;
    length += 1;
    gap = 0;
  }
  return { codes, length, offsets, gaps };
}

/** Where a colour code that starts here ends: ESC [ … letter, ESC ] … BEL, or what a paste left of one: `^[[31m`, `[0;31m`. */
function colourCodeEnd(text: string, at: number): number {
  let next = at;
  const first = text.charCodeAt(at);
  if (first === 0x1b && text.charCodeAt(at + 1) === 0x5d) {
    for (let end = at + 2; end < Math.min(text.length, at + 300); end++) {
      if (text.charCodeAt(end) === 0x07) return end + 1;
    }
    return at + 2;
  }
  const bare = first === 0x5b;
  if (first === 0x5e) {
    if (text.charCodeAt(at + 1) !== 0x5b || text.charCodeAt(at + 2) !== 0x5b) return at;
    next = at + 3;
  } else if (first === 0x1b) {
    if (text.charCodeAt(at + 1) !== 0x5b) return Math.min(text.length, at + 2);
    next = at + 2;
  } else {
    next = at + 1;
  }
  const parameters = next;
  while (next < text.length && next - parameters < 12 && isParameter(text.charCodeAt(next))) next += 1;
  const last = text.charCodeAt(next);
  if (bare) return next > parameters && last === 0x6d ? next + 1 : at;
  return last >= 0x40 && last <= 0x7e ? next + 1 : next;
}

function isParameter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x3b || code === 0x3f;
}
