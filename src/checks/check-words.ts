import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { collectionNames, collections } from '../content/collections.ts';
import { yamlTexts } from '../content/yaml-texts.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lintCutTexts } from './lint/cut-texts.ts';
import { lintHalfWidth } from './lint/half-width.ts';
import type { Passage } from '../content/passage.ts';
import { proseOfMdx } from './lint/prose-of-mdx.ts';
import { proseOfYaml } from './lint/prose-of-yaml.ts';
import { lintReplacedWords } from './lint/replaced-words.ts';
import { lintSimplified } from './lint/simplified.ts';

/** How the content is written: punctuation, characters, words. */
export function wordChecks(articles: readonly Article[], from: ContentFolder): ContentCheck[] {
  const passages = prose(articles, from);
  return [
    contentCheck('沒有被 # 截斷的文字', () => yaml(articles, from).flatMap(lintCutTexts)),
    contentCheck('中文用全形標點', () => passages.flatMap(lintHalfWidth)),
    contentCheck('沒有簡體字', () => passages.flatMap(lintSimplified)),
    contentCheck('用詞和名詞解釋一致', () => {
      const words = from.load('words');
      return passages.flatMap((passage) => lintReplacedWords(passage, words));
    }),
  ];
}

/** Every text that is read as YAML, the heads of articles among them. */
function yaml(articles: readonly Article[], from: ContentFolder): Passage[] {
  const data = from.texts(collectionNames.filter((name) => collections[name].kind !== 'articles'));
  return [...articles.map(({ file, head }) => ({ file, line: 2, text: head })), ...data.map((each) => ({ ...each, line: 1 }))];
}

function prose(articles: readonly Article[], from: ContentFolder): Passage[] {
  return [
    ...articles.flatMap((article) => [...proseOfYaml(article.file, article.head, 2), proseOfMdx(article)]),
    ...yamlTexts(from).flatMap(({ file, text }) => proseOfYaml(file, text)),
  ];
}
