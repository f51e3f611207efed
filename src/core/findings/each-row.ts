/** A row of a table and the line it begins on, counted from 1. */
export interface Row {
  cells: string[];
  line: number;
}

/**
 * Rows of a text with a delimiter (RFC 4180: a quoted cell may have delimiters, line ends and doubled quotes in it). A quote that
 * nothing closes is taken as a letter like others, and so are all after it. One pass, at most two.
 */
export function* eachRow(text: string, delimiter: string, firstLine = 1): Generator<Row> {
  // Where the next of each stands; looked for again only once it is passed.
  const nextLine = finder(text, '\n');
  const nextCell = finder(text, delimiter);
  let line = firstLine;
  let at = 0;
  let closes = delimiter !== '|';
  while (at < text.length) {
    const cells: string[] = [];
    const begun = line;
    for (;;) {
      let from = at;
      while (text.charCodeAt(from) === 0x20) from += 1;
      const closed = closes && text.charCodeAt(from) === 0x22 ? quotedCell(text, from) : null;
      if (closed === null && text.charCodeAt(from) === 0x22) closes = false;
      const end = Math.min(nextLine(closed?.end ?? at), nextCell(closed?.end ?? at));
      cells.push(closed?.text ?? text.slice(at, end).trim());
      line += closed?.lines ?? 0;
      at = end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    yield { cells, line: begun };
    line += 1;
    at += 1;
  }
}

/** Answers where a text has a character next, of places that only ever come later; its end where it has none. */
function finder(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      const found = text.indexOf(character, from);
      next = found === -1 ? text.length : found;
    }
    return next;
  };
}

function quotedCell(text: string, open: number): { text: string; end: number; lines: number } | null {
  const pieces: string[] = [];
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    pieces.push(text.slice(from, quote));
    if (text.charCodeAt(quote + 1) !== 0x22) {
      const cell = pieces.join('"');
      return { text: cell, end: quote + 1, lines: countLines(text, open, quote) };
    }
    from = quote + 2;
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
