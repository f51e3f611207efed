import { z } from 'zod';

/** A real calendar day as YYYY-MM-DD; `2026-02-30` is none. Some YAML readers make a Date of it, others leave the text. */
export const isoDate = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date({ error: '日期請寫成 YYYY-MM-DD，而且要真的有那一天，例如 2026-11-22。' }),
);

/**
 * The latest day it can be anywhere on earth (UTC+14). An editor in Taiwan who writes today's date at seven in the morning
 * is a day ahead of a build machine on UTC, and must not be told that it is the future.
 */
export function latestToday(now: Date = new Date()): string {
  return new Date(now.getTime() + 14 * 3600 * 1000).toISOString().slice(0, 10);
}

/** Where a fact comes from. */
export const source = z.strictObject(
  {
    /** Name of the document, package or page. */
    title: z.string({ error: '出處要有 title（文件或網頁的名稱）。' }).min(1, '出處的 title 不能是空的。'),
    url: z.url({ protocol: /^https?$/, error: '出處的 url 要以 http:// 或 https:// 開頭；沒有網址就整行刪掉。' }).optional(),
    slide: z
      .string()
      .regex(/^S(0[1-9]|[12]\d|3[0-5])$/, '出處的 slide 是 2017 年簡報的頁碼，寫成 S01 到 S35。')
      .optional(),
  },
  { error: '每個出處寫 title，可以加 url 或 slide，沒有其他欄位。' },
);

/** How a fact is known, in the order of Confidence. */
export const confidence = z.enum(['reproduced', 'package', 'stated', 'inferred', 'unverified'], {
  error:
    'confidence 只能是 reproduced（實際做過）、package（從發行套件讀出）、stated（公開資料這樣寫）、inferred（由前三者推得）或 unverified（尚未查證）。',
});

/** The fields every fact carries; spread them into a collection's schema. */
export const provenance = {
  sources: z
    .array(source, { error: '要有 sources（出處清單）。' })
    .min(1, '至少要寫一個出處。')
    .describe('出處：文件、網頁或 2017 年簡報的頁碼'),
  /** Day of the last comparison with the sources. */
  checked: isoDate
    .refine((date) => date <= latestToday(), { error: 'checked（查證日期）不能是未來的日子。' })
    .describe('最後一次對照出處的日期'),
  confidence: confidence.describe(
    '怎麼知道的：reproduced 實際做過、package 從發行套件讀出、stated 公開資料這樣寫、inferred 由前三者推得、unverified 尚未查證',
  ),
};
