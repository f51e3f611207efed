/** A stretch of Base64 (or Base64url) in a text, its line breaks taken out. */
export interface Base64Run {
  text: string;
  /** Where it begins and ends in the text that was searched. */
  start: number;
  end: number;
}

/** Shorter runs hold no key: 32 bytes take 43 characters. */
const SHORTEST = 40;
const RUN = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
/** What may stand between two lines of one run: the end of a line, marks of mail and diff, line numbers, quotes of programs. */
const BETWEEN = /^["'\\nr,+;]{0,8}\s{0,4}\r?\n[\s>|+"'#*]{0,80}(?:\d{1,6}[\s:|]{1,8})?["']?$|^ {1,4}$/;
const MOST_BETWEEN = 110;

/** The last line of a run may be short. */
const LAST = /\r?\n[\s>|+"'#*]{0,80}([A-Za-z0-9+/_-]{1,19}={0,2})(?=["'<]|[ \t]{0,80}(?:[\r\n]|$))/y;

/** Finds the runs of Base64 that are long enough to hold a key. Lines that follow each other are one run. */
export function* base64Runs(text: string): Generator<Base64Run> {
  let parts: RegExpExecArray[] = [];
  for (const match of text.matchAll(RUN)) {
    const last = parts.at(-1);
    if (last && !isBetween(text, last.index + last[0].length, match.index)) {
      yield* joined(text, parts);
      parts = [];
    }
    parts.push(match);
  }
  yield* joined(text, parts);
}

function isBetween(text: string, from: number, to: number): boolean {
  return to - from <= MOST_BETWEEN && BETWEEN.test(text.slice(from, to));
}

function* joined(text: string, parts: readonly RegExpExecArray[]): Generator<Base64Run> {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  LAST.lastIndex = last.index + last[0].length;
  const tail = LAST.exec(text);
  const whole = parts.map(([part]) => part).join('') + (tail?.[1] ?? '');
  if (whole.length >= SHORTEST) yield { text: whole, start: first.index, end: tail ? LAST.lastIndex : last.index + last[0].length };
}
