/** A stretch of Base64 (or Base64url) in a text, its line breaks taken out. */
export interface Base64Run {
  /** In the alphabet of RFC 4648, section 4. */
  text: string;
  /** Where it begins in the text that was searched. */
  start: number;
}

/** Shorter runs hold no key: 32 bytes take 43 characters. */
const SHORTEST = 40;
const PIECE = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
/** What may stand between two lines of one run: the end of a line, marks of mail and diff, line numbers, quotes of programs. */
const BETWEEN = /^["',+;\\]{0,4}\s{0,4}\r?\n[\s>|+"'#*]{0,80}(?:\d{1,6}[\s:|]{1,8})?["']?$|^ {1,4}$|^"\s{1,8}"$/;
const MOST_BETWEEN = 110;
/** The last line of a run may be short. */
const LAST = /\r?\n[\s>|+"'#*]{0,80}([A-Za-z0-9+/_-]{1,19}={0,2})(?=["'<]|[ \t]{0,80}(?:[\r\n]|$))/y;

/** Finds the runs of Base64 that are long enough to hold a key. Lines that follow each other are one run. */
export function* base64Runs(text: string): Generator<Base64Run> {
  let pieces: RegExpExecArray[] = [];
  for (const match of text.matchAll(PIECE)) {
    const last = pieces.at(-1);
    if (last && !isBetween(text, last.index + last[0].length, match.index)) {
      yield* joined(text, pieces);
      pieces = [];
    }
    pieces.push(match);
  }
  yield* joined(text, pieces);
}

function isBetween(text: string, from: number, to: number): boolean {
  return to - from <= MOST_BETWEEN && BETWEEN.test(text.slice(from, to));
}

function* joined(text: string, pieces: readonly RegExpExecArray[]): Generator<Base64Run> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return;
  LAST.lastIndex = last.index + last[0].length;
  const lines = [...pieces.map(([piece]) => piece), LAST.exec(text)?.[1] ?? ''];
  // In a diff each line begins with a plus, which is a sign of Base64 as well.
  const isDiff = pieces.length > 1 && pieces.every(([piece]) => piece.startsWith('+'));
  const solid = lines.map((line) => (isDiff && line.startsWith('+') ? line.slice(1) : line)).join('');
  const run = trimDashes(solid).replaceAll('-', '+').replaceAll('_', '/');
  if (run.length >= SHORTEST) yield { text: run, start: first.index };
}

/** The dashes of a PEM boundary that has run into its body. */
function trimDashes(text: string): string {
  let [start, end] = [0, text.length];
  while (text.startsWith('--', start)) start++;
  while (text.endsWith('--') && end > start && text.startsWith('--', end - 2)) end--;
  return text.slice(text[start] === '-' && start > 0 ? start + 1 : start, text[end - 1] === '-' && end < text.length ? end - 1 : end);
}
