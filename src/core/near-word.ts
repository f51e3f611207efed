/**
 * The candidate that differs least from a word, null when none is near: case apart up to two edits, one in words shorter than eight; a swap of
 * neighbours is one edit. Of two that differ as much the first wins. Words of fewer letters than `shortest` are too alike to say anything.
 * Candidates that do not fit are passed over.
 */
export function nearWord(
  word: string,
  candidates: Iterable<string>,
  fits: (candidate: string) => boolean = () => true,
  shortest = 4,
): string | null {
  if (word.length < shortest || word.length > 60) return null;
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let limit = (word.length < 8 ? 1 : 2) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= limit || !fits(candidate)) continue;
    const found = distance(wanted, candidate.toLowerCase(), limit);
    if (found < limit) [best, limit] = [candidate, found];
  }
  return best;
}

/** Edits between two short words; `limit` and above are all the same. */
function distance(a: string, b: string, limit: number): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min((before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        value = Math.min(value, (older[column - 2] ?? 0) + 1);
      now.push(value);
    }
    if (Math.min(...now) >= limit) return limit;
    older = before;
    before = now;
  }
  return before[b.length] ?? limit;
}
