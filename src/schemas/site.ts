import { z } from 'zod';
import { tasks } from './tasks.ts';

const text = (name: string) => z.string({ error: `缺少 ${name}。` }).min(1, `${name} 不能空白。`);

/** Permanent ids, such as `csr-openssl`, `tool-chain`, `dates`. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '要寫固定代號，例如 csr-openssl、tool-chain、dates。');
const ids = (name: string) => z.array(id, { error: `${name} 要寫成固定代號的清單，例如 [csr-openssl, tool-chain]。` });

const HOW = 'address 要寫成網站對外的完整網址，例如 https://kb.example.gov.tw/；結尾要有斜線，後面不能有 ? 或 #。沒有對外網址就整行刪掉。';

/** Where the site is published, for what needs a full address: canonical links, sitemap.xml, feed.xml. */
export const siteAddress = z
  .string({ error: HOW })
  .refine((value) => /^https?:\/\/[^/?#\s]+\/([^?#\s]*\/)?$/.test(value) && URL.canParse(value), { error: HOW });

const homePage = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html$/, 'page 從網站根目錄寫起、前面不加斜線，例如 apply/renewal.html。');

export const site = z.strictObject({
  name: text('name（網站名稱）'),
  tagline: text('tagline（一句話說明）'),
  /** Where readers report errors; without one they are sent to their own helpdesk. */
  contact: z.email({ error: 'contact 是收錯誤回報的電子郵件信箱；沒有就整行刪掉。' }).optional(),
  address: siteAddress.optional(),
  sections: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+$/),
        title: text('title'),
        summary: text('summary'),
        also: ids('also').default([]).describe('別的區裡，讀者會到這一區來找的頁面'),
      }),
    )
    .min(1),
  faq: z.strictObject({
    title: text('title'),
    summary: text('summary'),
    flows: z.record(id, id).default({}).describe('題目的 id，與一步一步排除它的排查樹'),
  }),
  next: z.record(id, ids('next').min(1, 'next 至少要寫一個頁面；要用預設的就整行刪掉。')).default({}).describe('文章讀完之後的下一步'),
  home: z.strictObject({
    doors: z
      .array(
        z.strictObject({
          id: z.enum(['apply', 'renew', 'install', 'broken', 'reply'], 'home.doors 的 id 只能是 apply、renew、install、broken、reply。'),
          page: homePage,
          title: text('home.doors 的 title（讀者想做的事）'),
          summary: text('home.doors 的 summary（門後面有什麼，一句話）'),
        }),
        { error: '缺少 home.doors：首頁的五個入口。' },
      )
      .length(5, 'home.doors 要有五個入口。')
      .describe('首頁最大的五個入口，依讀者想做的事'),
    tasks: z
      .array(
        z.strictObject({
          page: homePage,
          title: text('home.tasks 的 title（讀者會怎麼說）'),
        }),
        {
          error: '缺少 home.tasks：首頁「常做的事」。',
        },
      )
      .min(1),
  }),
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
