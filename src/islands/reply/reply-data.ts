import type { Answer, ListedAnswer } from '../../core/reply/answer.ts';

/** What of an answer is only needed once it is chosen. */
export type ReplyText = Pick<Answer, 'short' | 'lead' | 'steps' | 'parts'>;

/** Every answer as the tool's own bundle has it, with its place on the site, by which the search knows it; its text is in the script `replies-GROUP`. */
export type ReplyIndex = (ListedAnswer & { group: string; address: string })[];

/** The texts of one group by id. */
export type ReplyTexts = Record<string, ReplyText>;
