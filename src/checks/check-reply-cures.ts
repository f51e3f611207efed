import { replyAnswers } from '../content/reply-answers.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** What the reply maker offers first for a fault has to be something that it can answer with. */
export function checkReplyCures(from: ContentFolder): ContentCheck {
  return contentCheck('說出毛病時先給的回覆', () => {
    const known = new Set(replyAnswers(from).map(({ id }) => id));
    return from
      .load('reply-cures')
      .cures.flatMap(({ first, products }) => [...first, ...products.map(({ answer }) => answer)])
      .filter((id) => !known.has(id))
      .map((id) => `content/reply-cures.yaml：沒有 ${id} 這一則答案。代號是固定連結 go/代號.html 的代號。`);
  });
}
