import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { yamlTexts } from '../content/yaml-texts.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lintDangerousAdvice } from './lint/dangerous-advice.ts';
import { adviceOfYaml } from './lint/prose-of-yaml.ts';
import { withoutHistory } from './lint/without-history.ts';

/** Nothing tells readers to do what harms them. */
export function checkAdvice(articles: readonly Article[], from: ContentFolder): ContentCheck {
  const passages = [
    ...articles.flatMap((article) => withoutHistory(article) ?? []),
    ...yamlTexts(from).flatMap(({ file, text }) => adviceOfYaml(file, text)),
  ];
  return contentCheck('沒有危險的建議', () => passages.flatMap(lintDangerousAdvice));
}
