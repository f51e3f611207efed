import type { Words } from '../../schemas/words.ts';
import { withoutQuotations } from './blank.ts';
import type { Passage } from '../../content/passage.ts';
import { lineAt, type LintProblem } from './passage.ts';

/** Words for which the site has another one, outside quotations. */
export function lintReplacedWords(passage: Passage, list: Words): LintProblem[] {
  const problems: LintProblem[] = [];
  const text = withoutQuotations(passage.text);
  for (const { use, words, except } of list) {
    // The good words stand first, so that they are passed over whole.
    const parts = [...except, ...words].sort((a, b) => b.length - a.length);
    for (const { 0: found, index } of text.matchAll(new RegExp(parts.join('|'), 'g'))) {
      if (except.includes(found)) continue;
      problems.push({
        file: passage.file,
        line: lineAt(passage, index),
        message: `「${found}」在本站寫成「${use}」，請改過來；引用畫面或別人的原文請加「」。`,
      });
    }
  }
  return problems;
}
