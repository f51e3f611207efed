/** Width, case, blanks and quotation marks do not tell names apart. Columns of a pasted table stay apart as bars, lines as lines. */
function foldMarks(text: string): string {
  const parted = text.replaceAll('\t', ' | ');
  if (!/[^\0-\x7f]/.test(parted)) return parted.toLowerCase();
  return parted
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"');
}

export function foldText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) {
    const lower = text.toLowerCase().trim();
    return lower.includes('  ') ? lower.replaceAll(/ +/g, ' ') : lower;
  }
  return foldMarks(text).replaceAll(/\s+/g, ' ').trim();
}

/** The lines of a text, folded but for runs of blanks: see `foldBlanks`. */
export function foldLines(text: string): string[] {
  return foldMarks(text)
    .replaceAll(/[\v\f\r\u2028\u2029]/g, ' ')
    .split('\n');
}

/** The rest of the folding, for a line of `foldLines` that is looked at. */
export function foldBlanks(line: string): string {
  return (line.includes('  ') ? line.replaceAll(/ +/g, ' ') : line).trim();
}

/** Is a character one that goes on a word: ASCII letters and digits. */
export function isWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** Tells whether any of some folded words stands in a folded text: words of ASCII letters whole, others anywhere. */
export function wordFinder(words: readonly string[]): (folded: string) => boolean {
  return (folded) => words.some((word) => holds(folded, word));
}

function holds(folded: string, word: string): boolean {
  const isWhole = isWordCode(word.charCodeAt(0));
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    if (!isWhole || !(isWordCode(folded.charCodeAt(at - 1)) || isWordCode(folded.charCodeAt(at + word.length)))) return true;
  }
  return false;
}
