import { z } from 'zod';
import { isoDate, latestToday } from './provenance.ts';

const link = z.strictObject(
  {
    url: z
      .url({ protocol: /^https?$/, error: 'url 要以 http:// 或 https:// 開頭。' })
      .refine((url) => !url.includes('#'), 'url 不要帶 # 之後的段落，一份文件登記一筆。'),
    title: z.string({ error: '缺少 title：文件或網站的名稱。' }).min(2, 'title 太短。'),
    checked: isoDate.refine((date) => date <= latestToday(), { error: 'checked（查看日期）不能是未來的日子。' }),
    state: z.enum(['ok', 'stored-copy', 'not-opened', 'dead'], {
      error: 'state 只能是 ok（當天打得開）、stored-copy（看的是保存的副本）、not-opened（沒有打開過）或 dead（已經失效）。',
    }),
    note: z.string().min(2, 'note 太短；沒有要說的就整行刪掉。').optional(),
  },
  { error: '每一筆連結寫 url、title、checked、state，可以加 note。' },
);

/** `content/links.yaml`: the one register of addresses outside the site. */
export const links = z
  .array(link, { error: 'links.yaml 是清單。' })
  .refine((list) => new Set(list.map(({ url }) => url.replace(/\/$/, ''))).size === list.length, { error: '同一個 url 登記了兩次。' });

export type LinkRegister = z.infer<typeof links>;
