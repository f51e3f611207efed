import type { AnswerKind } from '../../core/reply/answer.ts';

/** What each kind of answer is called, in the order of the list. */
export const kindWords: Record<AnswerKind, string> = {
  answer: '常見問題',
  page: '文章',
  flow: '排查流程',
  outcome: '流程的結論',
  error: '錯誤訊息',
  rule: '檢查規則',
};
