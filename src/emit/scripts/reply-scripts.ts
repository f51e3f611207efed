import type { ReplyIndex, ReplyTexts, ReplyWordings } from '../../tools/reply/reply-data.ts';
import { replyAnswers, type Placed } from '../../content/reply-answers.ts';
import { fillingOf, type LetterFields } from '../../core/reply/fill-commands.ts';
import { load } from '../../content/content-folder.ts';
import type { AnswerKind } from '../../core/reply/answer.ts';
import { foldWords } from '../../core/reply/filter-answers.ts';
import { pageById } from '../../core/reply/whole-answers.ts';
import { hashed, type Hashed } from './hashed.ts';

/**
 * What the reply maker looks in: ids, titles, other words, pages. The texts and the wordings of messages are scripts of their own; what
 * the tool can tell by itself is left out, see `wholeAnswers`.
 */
export function replyIndex(): ReplyIndex {
  return replyAnswers().map(({ id, kind, title, also, page }) => {
    const folded = foldWords(title);
    const isKnown = isWording(kind) || kind === 'outcome';
    return {
      id,
      kind,
      title,
      also: isKnown ? [] : also.filter((word) => !folded.includes(foldWords(word))),
      page: page === pageById(id) ? '' : page,
    };
  });
}

/** The fields that commands of letters have holes for. */
export function letterFields(): LetterFields {
  const { used } = fillingOf(
    replyAnswers().flatMap(({ blocks }) => blocks),
    {},
    load('fields'),
  );
  const all = load('fields');
  return Object.fromEntries(
    used.flatMap((name) =>
      all[name] ? [[name, { label: all[name].label, example: all[name].example, english: all[name].english, kind: all[name].kind }]] : [],
    ),
  );
}

/** Messages and trees are known by what programs print, which is long. */
const isWording = (kind: AnswerKind): boolean => kind === 'error' || kind === 'flow';

/** What programs print word for word, by id: the tool looks there for pieces of words, which the search does not know. */
function wordings(): ReplyWordings {
  return Object.fromEntries(replyAnswers().flatMap(({ id, kind, also }) => (isWording(kind) ? [[id, also]] : [])));
}

/** The texts of the answers as classic scripts, by page address without its ending ("replies-iis-f5"), each with a hash of its text. */
export function replyScripts(): Hashed[] {
  const groups = Map.groupBy(replyAnswers(), ({ group }) => group);
  const texts = [...groups].map(([group, answers]) => {
    const held: ReplyTexts = Object.fromEntries(answers.map((answer) => [answer.id, textOf(answer)]));
    const text = `(globalThis.kbReplies??={})[${JSON.stringify(group)}]=${JSON.stringify(held)};\n`;
    return hashed(`replies-${group}`, text);
  });
  return [...texts, hashed('replies-wordings', `globalThis.kbReplyWordings=${JSON.stringify(wordings())};\n`)];
}

const textOf = ({ short, blocks, parts, english }: Placed): ReplyTexts[string] => ({ short, blocks, parts, english });
