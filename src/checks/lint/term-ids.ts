import type { Article } from '../../content/articles.ts';
import type { LintProblem } from './passage.ts';

/** `<Term id>` that the glossary does not have. */
export function lintTermIds({ file, mdx }: Pick<Article, 'file' | 'mdx'>, known: ReadonlySet<string>): LintProblem[] {
  return mdx.terms
    .filter(({ id }) => !known.has(id))
    .map(({ id, line }) => ({
      file,
      line,
      message: `名詞 <Term id="${id}"> 不在 content/glossary 裡；請改成已有的 id，或先新增這個名詞。`,
    }));
}
