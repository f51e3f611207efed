import { z } from 'zod';

/** Words for the codes that core answers with; `{hole}` stands for a fact. */
export const messages = z.record(
  z.string().regex(/^[a-z0-9-]+$/, '代碼只能用小寫英文、數字與連字號。'),
  z.strictObject({
    text: z.string({ error: '缺少 text：要給讀者看的句子。' }).min(1),
    // Added only where every fact it names is known.
    detail: z.string().nullish(),
    fix: z.string().nullish(),
    page: z.string().nullish(),
  }),
);

export type Messages = z.infer<typeof messages>;
