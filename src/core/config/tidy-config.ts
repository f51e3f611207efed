/** What was taken off a configuration: marks of quoting, lines of a shell, numbers in front of lines. */
export type Tidying = 'quote' | 'prompt' | 'number';

/** A configuration as its file has it, line for line as it was pasted. */
export interface TidyConfig {
  text: string;
  tidied: readonly Tidying[];
  /** The number that stood in front of each line; empty where lines had none. */
  numbers: readonly (number | null)[];
}

const QUOTE = /^[ \t]{0,8}[>＞|│](?:[ \t]?[>＞|│]){0,19}/u;
/** As shells of Linux and Windows ask for a command; "#" alone begins a comment too. */
const PROMPT =
  /^(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[: ][^\s#$%>\]]{0,200}\]? {0,2}[#$%]|\[[\w.-]{1,64}@[^\]]{1,200}\][#$%]|(?:PS )?[A-Z]:\\[^>"]{0,200}>|\$ (?:sudo )?(?:cat|nl|less|more|head|tail|grep|sed|vim?)\b)(?:\s|$)/u;
const NUMBER = /^[ \t]{0,12}(\d{1,6})(?:[ \t]?[:：|│.)](?=\D|$)|(?=[ \t]|\r?$))/u;
/** Fewer quoted lines may be anything. */
const FEW = 3;
/** Of the lines that are not empty; a word processor may have broken some in two. */
const MOST = 0.8;

/** Takes off what mail, a shell or an editor has put around a configuration, so that line stays line; null where there is nothing of it. */
export function tidyConfig(text: string): TidyConfig | null {
  const tidied: Tidying[] = [];
  let lines = text.split('\n');
  const unquoted = withoutQuotes(lines);
  if (unquoted !== null) tidied.push('quote');
  lines = unquoted ?? lines;
  if (lines.some((line) => PROMPT.test(line))) {
    tidied.push('prompt');
    lines = lines.map((line) => (PROMPT.test(line) ? emptied(line) : line));
  }
  const numbers = numbersOf(lines);
  if (numbers.length > 0) {
    tidied.push('number');
    lines = without(NUMBER, lines, (at) => numbers[at] !== null);
  }
  return tidied.length === 0 ? null : { text: lines.join('\n'), tidied, numbers };
}

/** The quoted lines without their marks; what stands before and behind them is somebody's letter. Null where nothing is quoted. */
function withoutQuotes(lines: readonly string[]): string[] | null {
  const isQuoted = lines.map((line) => QUOTE.test(line));
  const full = lines.filter((line, at) => isQuoted[at] === true && line.replace(QUOTE, '').trim() !== '').length;
  const others = lines.filter((line, at) => isQuoted[at] === false && line.trim() !== '').length;
  if (full === 0 || (full < FEW && others > 0)) return null;
  const [first, last] = [isQuoted.indexOf(true), isQuoted.lastIndexOf(true)];
  const letter = lines.map((line, at) => (at < first || at > last ? emptied(line) : line));
  return without(QUOTE, letter, (at) => isQuoted[at] === true);
}

/** The lines without what stands in front of some of them, and without the blank behind it where all of those have one. */
function without(mark: RegExp, lines: readonly string[], isMarked: (at: number) => boolean): string[] {
  const bare = lines.map((line, at) => (isMarked(at) ? line.replace(mark, '') : line));
  const isSpaced = bare.every((line, at) => !isMarked(at) || /^(?:[ \t]|\r?$)/.test(line));
  return bare.map((line, at) => (isSpaced && isMarked(at) ? line.replace(/^[ \t]/, '') : line));
}

/** The numbers in front of the lines, null where one has none; nothing unless they count up in nearly all of them. */
function numbersOf(lines: readonly string[]): (number | null)[] {
  let last = -1;
  let counted = 0;
  let full = 0;
  const numbers = lines.map((line) => {
    if (line.trim() !== '') full++;
    const number = Number(NUMBER.exec(line)?.[1] ?? -1);
    if (number <= last) return null;
    last = number;
    counted++;
    return number;
  });
  return counted >= 2 && counted >= full * MOST ? numbers : [];
}

const emptied = (line: string): string => (line.endsWith('\r') ? '\r' : '');
