import type { ContentCheck } from './check-content.ts';
import { yamlTexts } from '../content/content-texts.ts';
import { lintDangerousAdvice } from './lint/dangerous-advice.ts';
import { showProblem } from './lint/passage.ts';
import { adviceOfYaml } from './lint/prose-of-yaml.ts';
import { withoutHistory } from './lint/without-history.ts';
import type { Article } from '../content/load-articles.ts';

/** Nothing tells readers to do what harms them. */
export function adviceChecks(articles: readonly Article[]): ContentCheck[] {
  const passages = [
    ...articles.flatMap(({ file, text }) => withoutHistory(file, text) ?? []),
    ...yamlTexts().flatMap(({ file, text }) => adviceOfYaml(file, text)),
  ];
  return [{ name: '沒有危險的建議', problems: passages.flatMap(lintDangerousAdvice).map(showProblem) }];
}
