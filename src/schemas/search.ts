import { z } from 'zod';
import { tasks } from './tasks.ts';

const words = (what: string) => z.array(z.string().min(1, '不能有空白的說法。'), { error: `${what} 是清單。` });

const forms = z
  .array(z.string().min(2, '一個字的說法到處都符合，請寫兩個字以上。'), { error: '每一組是清單。' })
  .min(2, '一組至少要有兩種說法。');

const address = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, '頁面從網站根目錄寫起、前面不加斜線，例如 rules.html。');

/** `content/search.yaml`: everyday words that the search takes for one another, and words that it passes over. */
export const search = z
  .strictObject(
    {
      groups: z.record(
        z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '組名只能用小寫英文、數字與連字號。'),
        z.union([forms, z.strictObject({ words: forms, page: address })], {
          error: '每一組是一串說法，或是 words（一串說法）加 page（只打這些字的人要去的頁面）。',
        }),
      ),
      /** Groups that say what is asked and not about what. */
      asking: words('asking').default([]),
      /** Groups that are products. */
      products: words('products').default([]),
      /** Of pages that no file of their own describes. */
      pages: z.record(address, tasks).default({}),
      fillers: words('fillers'),
      how: words('how'),
      weak: words('weak'),
      trouble: words('trouble'),
      particles: z.string({ error: 'particles 是一串單字，例如 的了嗎。' }),
    },
    { error: 'search.yaml 要有 groups、fillers、how、weak、trouble 與 particles。' },
  )
  .superRefine(({ groups, products, asking, fillers, how }, context) => {
    for (const [list, ids] of [
      ['products', products],
      ['asking', asking],
    ] as const)
      for (const id of ids)
        if (!(id in groups)) context.addIssue({ code: 'custom', path: [list], message: `${list} 的「${id}」不是 groups 裡的一組。` });
    for (const word of how)
      if (!fillers.includes(word)) context.addIssue({ code: 'custom', path: ['how'], message: `how 的「${word}」也要寫在 fillers 裡。` });
  });
