import type { Words } from '../../schemas/words.ts';
import { withoutQuotations } from './blank.ts';
import type { Passage } from '../../content/passage.ts';
import { lineAt, type LintProblem } from './passage.ts';

/** What to look for, made once for a list: the good words stand first, so that they are passed over whole. */
const patterns = new WeakMap<Words, { use: string; except: readonly string[]; pattern: RegExp }[]>();

function patternsOf(list: Words): { use: string; except: readonly string[]; pattern: RegExp }[] {
  const made =
    patterns.get(list) ??
    list.map(({ use, words, except }) => ({
      use,
      except,
      pattern: new RegExp([...except, ...words].sort((a, b) => b.length - a.length).join('|'), 'g'),
    }));
  patterns.set(list, made);
  return made;
}

/** Words for which the site has another one, outside quotations. */
export function lintReplacedWords(passage: Passage, list: Words): LintProblem[] {
  const problems: LintProblem[] = [];
  const text = withoutQuotations(passage.text);
  for (const { use, except, pattern } of patternsOf(list)) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
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
