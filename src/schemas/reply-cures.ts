import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, '寫答案的固定連結代號，例如 flow-chain-broken-add-intermediates。');
const words = z
  .array(
    z
      .string()
      .min(1, '詞不能空白。')
      .refine((word) => word === word.normalize('NFKC').toLowerCase().replace(/\s+/g, ''), '詞用小寫、半形，不含空白。'),
  )
  .min(1, '至少一個詞。');

const cure = z.strictObject({
  says: z.array(words).min(1, 'says 至少一組詞。').describe('每一組都要有一個詞出現'),
  first: z.array(id).min(1, 'first 至少一則。').describe('排在最前面的答案，照順序'),
  products: z
    .array(z.strictObject({ says: words.describe('軟體的叫法'), answer: id.describe('那種軟體的答案') }))
    .default([])
    .describe('各種軟體自己的答案'),
});

/** Which answers cure what somebody says is wrong: the reply maker offers them before those that explain. */
export const replyCures = z.strictObject({ cures: z.array(cure) });
