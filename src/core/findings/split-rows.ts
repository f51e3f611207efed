/** A row of a table and the line it begins on, counted from 1. */
export interface Row {
  cells: string[];
  line: number;
}

/**
 * Rows of a text with a delimiter (RFC 4180: a quoted cell may have delimiters, line ends and doubled quotes in it). A quote that
 * nothing closes is taken as a letter like others, and so are all after it. One pass, at most two.
 */
export function splitRows(text: string, delimiter: string, firstLine = 1): Row[] {
  const rows: Row[] = [];
  const quotes = delimiter !== '|';
  let line = firstLine;
  let at = 0;
  let closes = quotes;
  while (at < text.length) {
    const cells: string[] = [];
    const begun = line;
    for (;;) {
      let from = at;
      while (text.charCodeAt(from) === 0x20) from += 1;
      const closed = closes && text.charCodeAt(from) === 0x22 ? quotedCell(text, from) : null;
      if (closed === null && text.charCodeAt(from) === 0x22) closes = false;
      if (closed === null) {
        const end = endOfCell(text, at, delimiter);
        cells.push(text.slice(at, end).trim());
        at = end;
      } else {
        cells.push(closed.text);
        line += closed.lines;
        at = endOfCell(text, closed.end, delimiter);
      }
      if (text[at] !== delimiter) break;
      at += 1;
    }
    rows.push({ cells, line: begun });
    line += 1;
    at += 1;
  }
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text[at] !== delimiter) at += 1;
  return at;
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
