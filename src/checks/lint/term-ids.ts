import { withoutBlocks } from './prose-of-mdx.ts';
import { lineAt, type LintProblem, type Passage } from './passage.ts';

/** `<Term id>` that the glossary does not have. */
export function lintTermIds(body: Passage, known: ReadonlySet<string>): LintProblem[] {
  return [...withoutBlocks(body.text).matchAll(/<Term\b[^>]*\bid="([^"]*)"/g)]
    .filter(([, id = '']) => !known.has(id))
    .map(({ 1: id = '', index }) => ({
      file: body.file,
      line: lineAt(body, index),
      message: `名詞 <Term id="${id}"> 不在 content/glossary 裡；請改成已有的 id，或先新增這個名詞。`,
    }));
}
