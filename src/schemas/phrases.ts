import { z } from 'zod';

const words = z
  .array(
    z
      .string()
      .min(1, '詞不能空白。')
      .refine((word) => word === word.toLowerCase(), '英文一律寫小寫。'),
    { error: '要寫成清單：出現其中一個詞就算。' },
  )
  .min(1, '至少要有一個詞。');

/** `content/phrases.yaml`: words that stand in one line and make a cause likely, where nobody knows the sentence. */
export const phrases = z.strictObject({
  marks: words,
  guards: words,
  phrases: z.array(
    z.strictObject({
      cause: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'cause 是 content/causes 裡的 id。'),
      symptom: z.literal(true).optional(),
      all: z.array(words).min(2, 'all 至少要有兩組詞，一組太容易誤認。'),
    }),
    { error: '缺少 phrases：清單。' },
  ),
  refine: z.array(z.strictObject({ words, of: z.array(z.string()).min(1, 'of 寫要改的原因。'), cause: z.string() }), {
    error: '缺少 refine：清單。',
  }),
});
