import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Passage } from '../../content/passage.ts';
import type { LintProblem } from './passage.ts';

/** Texts without quotes that end at a " #": to YAML the rest of the line is a comment, and nothing else would say that it is lost. */
export function lintCutTexts({ file, line, text }: Passage): LintProblem[] {
  if (!/\s#/.test(text)) return [];
  const lines = new LineCounter();
  const found: LintProblem[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Scalar(_, node) {
      if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.comment !== 'string') return;
      const at = lines.linePos(node.range?.[1] ?? 0).line + line - 1;
      const lost = node.comment.split('\n')[0] ?? '';
      found.push({
        file,
        line: at,
        message: `「#${lost}」前面有空白，會被當成註解，不會出現在網站上。是文字就把整句用單引號包起來；真的是註解，請寫在自己的一行。`,
      });
    },
  });
  return found;
}
