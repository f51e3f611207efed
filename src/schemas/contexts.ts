import { z } from 'zod';

const words = z
  .array(
    z
      .string()
      .min(2, '一個詞至少兩個字。')
      .refine((word) => word === word.toLowerCase(), '英文一律寫小寫。'),
    { error: 'words 是清單：出現哪些字就算。' },
  )
  .min(1, '至少要有一個詞。')
  // Every reader carries these lists, and a word is found inside others.
  .superRefine((list, context) => {
    for (const word of list) {
      const part = list.find((other) => other !== word && word.includes(other));
      if (part !== undefined)
        context.addIssue({ code: 'custom', message: `「${word}」含有「${part}」，寫了「${part}」就找得到，請把「${word}」刪掉。` });
    }
  });

/** `content/contexts.yaml`: what has to stand around a text that is not about certificates alone. */
export const contexts = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.strictObject({ words }));

/** `content/products.yaml`: software by its id, in the order in which it is looked for; `words` show that a paste is about it. */
export const products = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: z.string().min(1),
    words: z.array(z.string().min(2)).default([]),
    /** Under many others: named only where no other is near. */
    general: z.literal(true).optional(),
    /** What it is built on: advice for that is better than none. */
    on: z.array(z.string()).default([]),
  }),
  { error: 'products.yaml 是清單，每一項有 id、title、words，可以加 on。' },
);
