import { essential } from '../core/reply/block.ts';
import { replyAnswers } from '../content/reply-answers.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** English answers against the Chinese ones: commands stand below the steps that they belong to only if the steps are the same. */
export function checkReplyEnglish(from: ContentFolder): ContentCheck {
  return contentCheck('英文的回覆', () => {
    const known = new Map(replyAnswers(from).map((answer) => [answer.id, answer]));
    return Object.entries(from.load('reply-english')).flatMap(([id, { steps }]) => {
      const answer = known.get(id);
      if (!answer) return [`content/reply-english.yaml：沒有 ${id} 這一則答案。代號是固定連結 go/代號.html 的代號。`];
      const count = essential(answer.blocks).filter(({ kind }) => kind === 'step').length;
      if (steps.length === 0 || steps.length === count) return [];
      return [
        `content/reply-english.yaml 的 ${id}：英文有 ${steps.length} 步，中文有 ${count} 步。改成一樣多，或把 steps 整段拿掉，只列指令。`,
      ];
    });
  });
}
