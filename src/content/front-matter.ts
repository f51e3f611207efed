const FENCE = '---\n';

/** The front matter of an article, its body, and the line on which the body begins. */
export function splitFrontMatter(text: string): { head: string; body: string; bodyLine: number } {
  const end = text.startsWith(FENCE) ? text.indexOf(`\n${FENCE}`, FENCE.length - 1) : -1;
  if (end < 0) return { head: '', body: text, bodyLine: 1 };
  const from = end + 1 + FENCE.length;
  return { head: text.slice(FENCE.length, end + 1), body: text.slice(from), bodyLine: text.slice(0, from).split('\n').length };
}
