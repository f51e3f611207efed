import { z } from 'zod';
import { provenance } from './provenance.ts';

/** One glossary term: what it is called, what else people type, and what it means. */
export const term = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號。'),
  term: z.string().min(1, 'term 是本站使用的寫法，不能空白。'),
  english: z.string().min(1, 'english 是英文原名，不能空白。'),
  aliases: z.array(z.string()).default([]),
  short: z.string().min(5, 'short 用一句話讓承辦人看得懂。'),
  long: z.string().min(5, 'long 用兩三句話補充。'),
  page: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, 'page 從網站根目錄寫起、前面不加斜線，例如 install/nginx.html#trouble。')
    .nullable()
    .default(null),
  ...provenance,
});

export type Term = z.infer<typeof term>;
