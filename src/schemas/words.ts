import { z } from 'zod';

/** One word that the site uses instead of others. */
const entry = z.strictObject({
  use: z.string({ error: '缺少 use：本站的用詞。' }).min(1, 'use 不能空白。'),
  words: z.array(z.string().min(1), { error: 'words 是清單：要換掉的寫法。' }).min(1, 'words 至少要有一個。'),
  /** Words in which the ones to replace are right: 網域名稱 holds 域名. */
  except: z.array(z.string().min(1)).default([]),
});

/** `content/words.yaml`: which words the site does not use, and what it says instead. */
export const words = z.array(entry, { error: 'words.yaml 是清單，每一項有 use 與 words。' });

export type Words = z.infer<typeof words>;
