import { z } from 'zod';

/** `content/typed-dates.yaml`: dates that may stand typed in a text though rules and products take theirs from `content/facts`. */
export const typedDates = z.array(
  z.strictObject(
    {
      file: z.string().regex(/^content\/[\w./-]+$/, 'file 從 content/ 寫起，例如 content/guides/apply/oid.mdx。'),
      date: z.string({ error: 'date 要加引號，照文章裡的寫法。' }).min(5),
      why: z.string({ error: '缺少 why：為什麼這個日期不必引用事實。' }).min(6, 'why 太短，請說清楚為什麼不必引用事實。'),
    },
    { error: '每一項寫 file、date、why，沒有其他欄位。' },
  ),
);
