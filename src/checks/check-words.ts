import type { ContentCheck } from './check-content.ts';
import { yamlTexts } from '../content/content-texts.ts';
import { lintHalfWidth } from './lint/half-width.ts';
import { showProblem, type LintProblem, type Passage } from './lint/passage.ts';
import { proseOfMdx, splitFrontMatter } from './lint/prose-of-mdx.ts';
import { proseOfYaml } from './lint/prose-of-yaml.ts';
import { lintReplacedWords } from './lint/replaced-words.ts';
import { lintSimplified } from './lint/simplified.ts';
import type { Article } from '../content/load-articles.ts';
import { loadWords } from '../content/load-data.ts';

/** How the content is written: punctuation, characters, words. */
export function wordChecks(articles: readonly Article[]): ContentCheck[] {
  const passages = prose(articles);
  const words = loadWords();
  const check = (name: string, lint: (passage: Passage) => LintProblem[]): ContentCheck => ({
    name,
    problems: passages.flatMap(lint).map(showProblem),
  });
  return [
    check('中文用全形標點', lintHalfWidth),
    check('沒有簡體字', lintSimplified),
    check('用詞和名詞解釋一致', (passage) => lintReplacedWords(passage, words)),
  ];
}

function prose(articles: readonly Article[]): Passage[] {
  return [
    ...articles.flatMap(({ file, text }) => [...proseOfYaml(file, splitFrontMatter(text).head, 2), proseOfMdx(file, text)]),
    ...yamlTexts().flatMap(({ file, text }) => proseOfYaml(file, text)),
  ];
}
