import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { plansOf } from '../core/plan/door.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lintFixedDays } from './lint/fixed-days.ts';
import { toldPassages } from './told-passages.ts';

/** Nothing counts the same days before the end of a certificate of 200 days as of one of 47: neither a sentence nor the plan of a door. */
export function checkFixedDays(articles: readonly Article[], from: ContentFolder): ContentCheck {
  return contentCheck('到期前的天數照效期算', () => [...toldPassages(articles, from).flatMap(lintFixedDays), ...plansForAnyLife(from)]);
}

function plansForAnyLife(from: ContentFolder): string[] {
  return from.load('doors').flatMap((door) =>
    plansOf(door)
      .filter(([, { day }]) => day !== undefined && /到期|屆期|過期/.test(day.event) && day.lives === undefined)
      .map(
        ([node]) => `content/doors/${door.id}.yaml 的節點 ${node}：從到期日往回算的清單，day 要寫 lives（各種效期），天數才會照效期算。`,
      ),
  );
}
