import type { Article } from '../../content/articles.ts';
import { onlyStretches } from './blank.ts';
import type { Passage } from '../../content/passage.ts';

/** What an article tells readers to do today, in prose and in commands; null for a page that is history as a whole. */
export function withoutHistory({
  body,
  data,
  mdx,
}: Pick<Article, 'body' | 'mdx'> & { data: Pick<Article['data'], 'status'> }): Passage | null {
  if (data.status === 'historical') return null;
  const today: { start: number; end: number }[] = [];
  let from = 0;
  for (const { start, end } of mdx.history) {
    if (start > from) today.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  today.push({ start: from, end: body.text.length });
  return { ...body, text: onlyStretches(body.text, today) };
}
