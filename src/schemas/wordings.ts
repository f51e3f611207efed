import { z } from 'zod';
import { messageText, rule, side, TWIN, withTwin } from './evidence.ts';
import { provenance } from './provenance.ts';

const wording = z
  .strictObject({
    text: messageText,
    ...rule,
  })
  .refine(withTwin, TWIN)
  .refine(({ causes, wrapper }) => causes.length > 0 || wrapper === true, 'causes 是空的：只有外層訊息（wrapper: true）可以不指向原因。');

/** One file of `content/wordings`: the sentences of one family of programs, and what each leads to. */
export const wordings = z.strictObject({
  family: z
    .string({ error: '缺少 family：與檔名相同。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'family 只能用小寫英文、數字與連字號，而且與檔名相同。'),
  title: z.string({ error: '缺少 title：這一類軟體的名稱。' }).min(2, 'title 太短。'),
  product: z.string().nullable().default(null),
  side: side.nullable().default(null),
  wordings: z.array(wording, { error: '缺少 wordings：訊息的清單。' }).min(1, '至少要有一則。'),
  ...provenance,
});

export type Wordings = z.infer<typeof wordings>;
