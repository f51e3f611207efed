import { z } from 'zod';
import { isoDate, latestToday } from './provenance.ts';

const change = z.strictObject(
  {
    date: isoDate.refine((date) => date <= latestToday(), { error: 'changes 的 date 是改的那一天，不能是未來的日子。' }),
    /** What readers of it before should know now. */
    text: z
      .string({ error: 'changes 的每一項要有 text：改了什麼。' })
      .trim()
      .min(6, 'changes 的 text 太短，請用一句話說改了什麼。')
      .refine((text) => !text.includes('`') && !text.includes(']('), 'changes 的 text 是純文字，不能寫反引號或 Markdown 連結。'),
  },
  { error: 'changes 的每一項只有 date 與 text 兩個欄位。' },
);

/** What changed in the content itself, for those who have read it before; spread into a collection's schema. */
export const changeable = {
  changes: z.array(change, { error: 'changes 要寫成清單，每一項有 date 與 text；沒有就整段省略。' }).optional(),
};
