import type { Passage } from '../../content/passage.ts';

/** What a lint has to say to an editor. */
export interface LintProblem {
  file: string;
  line: number;
  message: string;
}

/** "content/faq/part-1.mdx:12：…", which editors can click. */
export function showProblem({ file, line, message }: LintProblem): string {
  return `${file}:${line}：${message}`;
}

/** The line on which `index` stands. */
export function lineAt({ line, text }: Passage, index: number): number {
  let at = line;
  for (let next = text.indexOf('\n'); next >= 0 && next < index; next = text.indexOf('\n', next + 1)) at++;
  return at;
}

/** A few characters around a finding, on one line, so that the editor finds the place. */
export function around(text: string, index: number, length: number): string {
  return text
    .slice(Math.max(0, index - 8), index + length + 8)
    .replace(/\s+/g, ' ')
    .trim();
}
