import { z } from 'zod';
import { tasks } from './tasks.ts';

const text = (name: string) => z.string({ error: `缺少 ${name}。` }).min(1, `${name} 不能空白。`);

const HOW = 'address 要寫成網站對外的完整網址，例如 https://kb.example.gov.tw/；結尾要有斜線，後面不能有 ? 或 #。沒有對外網址就整行刪掉。';

/** Where the site is published, for what needs a full address: canonical links, sitemap.xml, feed.xml. */
export const siteAddress = z
  .string({ error: HOW })
  .refine((value) => /^https?:\/\/[^/?#\s]+\/([^?#\s]*\/)?$/.test(value) && URL.canParse(value), { error: HOW });

export const site = z.strictObject({
  name: text('name（網站名稱）'),
  tagline: text('tagline（一句話說明）'),
  /** Where readers report errors; without one they are sent to their own helpdesk. */
  contact: z.email({ error: 'contact 是收錯誤回報的電子郵件信箱；沒有就整行刪掉。' }).optional(),
  address: siteAddress.optional(),
  sections: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), title: text('title'), summary: text('summary') })).min(1),
  faq: z.strictObject({ title: text('title'), summary: text('summary') }),
  tools: z.strictObject({
    title: text('title'),
    summary: text('summary'),
    pages: z
      .array(
        z.strictObject({
          page: z.string().regex(/^tools\/[a-z-]+\.html$/, 'page 的寫法是 tools/名稱.html。'),
          title: text('title'),
          nav: text('nav（網頁路徑上的短標題）'),
          summary: text('summary（工具清單上的一句話）'),
          lead: text('lead（工具頁開頭的說明，也給搜尋引擎）'),
          tasks: tasks.optional(),
        }),
      )
      .min(1),
  }),
});

export type Site = z.infer<typeof site>;
