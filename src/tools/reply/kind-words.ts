import { ui } from 'content:interface/reply';
import type { AnswerKind } from '../../core/reply/answer.ts';

/** What each kind of answer is called, in the order of the list. */
export const kindWords: Record<AnswerKind, string> = {
  answer: ui.kindAnswer,
  page: ui.kindPage,
  flow: ui.kindFlow,
  outcome: ui.kindOutcome,
  error: ui.kindError,
  rule: ui.kindRule,
};
