/** One line of a Base64 body: its text without spaces, its original line and its number among the body's lines that are not blank. */
export interface BodyLine {
  text: string;
  line: number;
  bodyLine: number;
}

/** The lines whose length is not the block's own, and whether that may be harmless (the text was only wrapped anew). */
export interface OddLines {
  expected: number;
  odd: BodyLine[];
  isRewrapped: boolean;
}

/**
 * Compares every line with the block's usual length: the commonest one, among equals 64 (RFC 7468) or 76 (RFC 2045), then
 * the longest. The last line may be shorter. Null if there is no usual length, as in text that was wrapped at will.
 */
export function oddLines(lines: readonly BodyLine[]): OddLines | null {
  const last = lines.at(-1);
  const full = lines.slice(0, -1);
  if (last === undefined || full.length === 0) return null;
  const counts = new Map<number, number>();
  for (const { text } of full) counts.set(text.length, (counts.get(text.length) ?? 0) + 1);
  const rank = (length: number): number => (length === 64 ? 2 : length === 76 ? 1 : 0);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || rank(b) - rank(a) || b - a);
  if (best === undefined || best[1] * 2 < full.length) return null;
  const expected = best[0];
  const odd = full.filter(({ text }) => text.length !== expected);
  if (last.text.length > expected) odd.push(last);
  return odd.length === 0 ? null : { expected, odd, isRewrapped: isRewrapped(odd, expected) };
}

const SLIP = 3;

/**
 * A line that was only broken in two is followed by its other half; a line that is one or two off and has no such
 * neighbour lost or gained a character. That can hide inside a signature, where no structure shows it.
 */
function isRewrapped(odd: readonly BodyLine[], expected: number): boolean {
  let from = 0;
  for (let i = 1; i <= odd.length; i++) {
    if (i < odd.length && odd[i]?.bodyLine === (odd[i - 1]?.bodyLine ?? 0) + 1) continue;
    const run = odd.slice(from, i);
    from = i;
    const sum = run.reduce((total, { text }) => total + text.length, 0);
    if (sum % expected !== 0 && run.some(({ text }) => Math.abs(text.length - expected) <= SLIP)) return false;
  }
  return true;
}
