import { z } from 'zod';
import { isoDate, latestToday } from './provenance.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '代號只能用小寫英文、數字與連字號。');
const page = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html$/, '頁面從網站根目錄寫起、前面不加斜線，例如 csr/openssl.html。');
const address = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, '網址從網站根目錄寫起、前面不加斜線，例如 csr/openssl.html#steps。');
const place = z.union([id, address], {
  error: '填固定連結的代號（iis-f5）、頁面（csr/openssl.html）或頁面的段落（csr/openssl.html#steps）。',
});

/** `content/permalinks.yaml`: everything that was ever published under a permanent id or an address of its own. */
export const permalinks = z.strictObject({
  /** Id → every address it has had, oldest first. */
  ids: z.record(id, z.array(address).min(1)),
  /** Page → ids of its headings. */
  fragments: z.record(page, z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1)),
});

const entry = z.strictObject(
  {
    from: place,
    to: place,
    date: isoDate.refine((date) => date <= latestToday(), { error: 'date（搬移日期）不能是未來的日子。' }),
    reason: z.string({ error: '缺少 reason：為什麼搬走。' }).min(4, 'reason 太短，請寫一句話說明為什麼搬走。'),
  },
  { error: '每一筆寫 from、to、date、reason。' },
);

/** `content/forwarding.yaml`: where published ids and addresses went that are gone. */
export const forwarding = z
  .array(entry, { error: 'forwarding.yaml 是清單；沒有要轉的就寫 []。' })
  .refine((list) => new Set(list.map(({ from }) => from)).size === list.length, { error: '同一個 from 寫了兩次。' });

export type Permalinks = z.infer<typeof permalinks>;
export type Forwarding = z.infer<typeof forwarding>;
