import type { Answer, ListedAnswer } from '../../core/reply/answer.ts';
import type { Place } from '../../core/reply/place.ts';
import type { IndexedAnswer } from '../../core/reply/whole-answers.ts';

/** What of an answer is only needed once it is chosen. */
export type ReplyText = Pick<Answer, 'short' | 'blocks' | 'parts' | 'english'>;

/** Every answer as the tool's own bundle has it; its text is in a script of its group. */
export type ReplyIndex = IndexedAnswer[];

/** Answers with their places, by which the site's search knows them; the text of one is in the script `replies-GROUP`. */
export type ReplyAnswers = (ListedAnswer & Place)[];

/** The texts of one group by id. */
export type ReplyTexts = Record<string, ReplyText>;

/** Wordings of messages by id. */
export type ReplyWordings = Record<string, string[]>;
