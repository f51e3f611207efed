import { withoutQuotations } from './blank.ts';
import type { Passage } from '../../content/passage.ts';
import { around, lineAt, type LintProblem } from './passage.ts';

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）', '.': '。' };
const BESIDE_HAN = /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}|\p{Script=Han}\.(?=\s|$|\p{Script=Han})/gu;

/** Half-width punctuation beside a Han character, outside quotations: messages are quoted as the software prints them. */
export function lintHalfWidth(passage: Passage): LintProblem[] {
  return [...withoutQuotations(passage.text).matchAll(BESIDE_HAN)].map(({ 0: found, index }) => {
    const mark = [...found].find((character) => character in FULL) ?? '';
    return {
      file: passage.file,
      line: lineAt(passage, index),
      message: `中文旁邊的「${mark}」是半形，請改成全形「${FULL[mark] ?? ''}」（…${around(passage.text, index, found.length)}…）`,
    };
  });
}
