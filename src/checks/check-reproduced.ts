import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** The record of reproduced messages speaks of entries that exist, and of each deed once. */
export function checkReproduced(from: ContentFolder): ContentCheck {
  return contentCheck('實際重現的訊息都在目錄裡', () => {
    const known = new Set(from.load('errors').flatMap(({ entries }) => entries.map(({ id }) => id)));
    const seen = new Set<string>();
    return from.load('reproduced-messages').messages.flatMap(({ id, how }) => {
      const faults: string[] = [];
      if (!known.has(id))
        faults.push(`content/reproduced-messages.yaml：沒有 ${id} 這則錯誤訊息，請重跑 npm run test:servers -- --write。`);
      if (seen.has(`${id} ${how}`)) faults.push(`content/reproduced-messages.yaml：${id}「${how}」重複了。`);
      seen.add(`${id} ${how}`);
      return faults;
    });
  });
}
