import { z } from 'zod';
import { condition, messageText, rule, TWIN, withTwin } from './evidence.ts';
import { provenance } from './provenance.ts';
import { DRESSES } from '../core/diagnose/dress.ts';

const text = z.union([messageText, z.strictObject({ text: messageText, ...condition }).refine(withTwin, TWIN)]);

const code = z
  .strictObject({
    code: z.string({ error: "code 要加引號，寫成文字，例如 '0x80092004'。" }).min(1),
    symbols: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{2,}$/, 'symbols 是程式裡的名稱，只有英文、數字與底線。')).default([]),
    /** Of OpenSSL: "LIB:REASON" in decimal. */
    numbers: z.array(z.string().regex(/^\d{1,3}:\d{1,8}$/, "numbers 寫成 '函式庫:原因'，例如 '20:267'。")).default([]),
    meaning: z.string({ error: '缺少 meaning：這個代碼的意思，一句話。' }).min(2, 'meaning 太短。').describe('這個代碼的意思，一句話'),
    /** Whose fault it speaks of. */
    speaks: z.enum(['own', 'peer'], { error: 'speaks 只能是 own（自己這一方）或 peer（對方）。' }).optional(),
    /** The published sentences of the code. */
    texts: z.array(text).default([]),
    ...rule,
  })
  .refine(withTwin, TWIN);

/** One file of `content/codes`: a published table of codes. */
export const codes = z.strictObject({
  table: z.string({ error: '缺少 table：與檔名相同。' }).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'table 與檔名相同。'),
  title: z.string({ error: '缺少 title：這張表的名稱。' }).min(2, 'title 太短。'),
  dress: z.enum(DRESSES, { error: `dress 只能是 ${DRESSES.join('、')}。` }).describe('用哪一種讀法認這張表的代碼'),
  codes: z.array(code, { error: '缺少 codes：代碼的清單。' }).min(1, '至少要有一個代碼。'),
  ...provenance,
});

export type Codes = z.infer<typeof codes>;
