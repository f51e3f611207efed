import type { ReplyIndex, ReplyTexts } from '../../tools/reply/reply-data.ts';
import { replyAnswers, type Placed } from '../../content/reply-answers.ts';
import { hashed, type Hashed } from './hashed.ts';

/** What the reply maker looks in: ids, titles, other words, pages. All texts together weigh 90 kB gzip, so each group is a script of its own. */
export function replyIndex(): ReplyIndex {
  return replyAnswers().map(({ id, kind, title, also, page }) => ({ id, kind, title, also, page }));
}

/** The texts of the answers as classic scripts, by page address without its ending ("replies-iis-f5"), each with a hash of its text. */
export function replyScripts(): Hashed[] {
  const groups = Map.groupBy(replyAnswers(), ({ group }) => group);
  return [...groups].map(([group, answers]) => {
    const texts: ReplyTexts = Object.fromEntries(answers.map((answer) => [answer.id, textOf(answer)]));
    const text = `(globalThis.kbReplies??={})[${JSON.stringify(group)}]=${JSON.stringify(texts)};\n`;
    return hashed(`replies-${group}`, text);
  });
}

const textOf = ({ short, lead, steps, parts }: Placed): ReplyTexts[string] => ({ short, lead, steps, parts });
