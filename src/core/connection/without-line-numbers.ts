const NUMBER = /^\s{0,6}(\d{1,6})(?:[:|)\]│] ?|\t| {2})/u;
/** Of all lines that have text, so many must go on counting. */
const SHARE = 0.8;

/** The lines without the numbers that `cat -n`, `grep -n` or an editor put in front of them, where nearly every line has one and they count up. */
export function withoutLineNumbers(lines: readonly string[]): readonly string[] {
  let last = -1;
  let counted = 0;
  let filled = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    filled += 1;
    const value = Number(NUMBER.exec(line)?.[1] ?? NaN);
    if (value > last) counted += 1;
    if (!Number.isNaN(value)) last = value;
  }
  if (filled < 4 || counted < filled * SHARE) return lines;
  return lines.map((line) => line.replace(NUMBER, ''));
}
