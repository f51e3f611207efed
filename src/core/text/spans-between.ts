/** What stands between two marks: from `start`, the first character of the opening mark, to `end`, after the closing one. */
export interface Span {
  start: number;
  end: number;
  inside: string;
}

/** Every stretch from an opening mark to the next closing one, in order; marks inside do not count, one that nothing closes neither. */
export function spansBetween(text: string, open: string, close: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(open); start >= 0;) {
    const from = start + open.length;
    const to = text.indexOf(close, from);
    // Without it, none of the marks that follow is closed: to look for each again would take the square.
    if (to < 0) break;
    spans.push({ start, end: to + close.length, inside: text.slice(from, to) });
    start = text.indexOf(open, to + close.length);
  }
  return spans;
}

/** The text with `by` for every such stretch, marks and all. */
export function withoutSpans(text: string, open: string, close: string, by = ''): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of spansBetween(text, open, close)) {
    rest += text.slice(at, start) + by;
    at = end;
  }
  return rest + text.slice(at);
}
