import { z } from 'zod';
import { confidence, isoDate, provenance } from './provenance.ts';
import { text } from './text.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A day, or the month or the year where no day is known. */
const moment = z
  .string({ error: '日期要加引號，寫成 "2027-03-15"；不知道是哪一天就寫 "2027-03" 或 "2027"。' })
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$|^\d{4}-\d\d-\d\d$/, '日期請寫成 2027-03-15、2027-03 或 2027，並加引號。')
  .refine((value) => value.length < 10 || z.iso.date().safeParse(value).success, { error: '沒有這一天。' });

/** Where a fact comes from, and in which words. */
const source = z.strictObject(
  {
    title: text('出處的 title（文件名稱與章節）', 2),
    url: z.url({ protocol: /^https?$/, error: '出處的 url 要以 http:// 或 https:// 開頭；沒有網址就整行刪掉。' }).optional(),
    says: text('出處的 says（出處的原句，不翻譯）', 4).optional(),
  },
  { error: '每個出處寫 title，可以加 url 與 says（原句），沒有其他欄位。' },
);

/** What every dated piece of knowledge carries: source, day, how sure, and by when somebody must look again. */
const dated = {
  sources: z.array(source, { error: '要有 sources（出處清單）。' }).min(1, '至少要寫一個出處。').describe('出處與它的原句'),
  checked: provenance.checked,
  recheck: isoDate.describe('最晚在這一天以前再看一次'),
  confidence: confidence.describe(provenance.confidence.description ?? ''),
};

/** One dated fact, `content/facts/<id>.yaml`. Everything else in `content/` takes its dates from these. */
export const fact = z
  .strictObject({
    id: z
      .string({ error: '缺少 id，要和檔名相同。' })
      .regex(KEBAB, 'id 只能用小寫英文、數字與連字號；公開之後不能再改。')
      .describe('永久代號，和檔名相同'),
    title: text('title（日期表上的一行）', 4).max(40, 'title 太長，請縮到 40 個字以內。'),
    area: z
      .enum(['rule', 'platform', 'authority', 'product'], {
        error: 'area 只能是 rule（規範）、platform（瀏覽器與平台）、authority（簽發單位）或 product（產品）。',
      })
      .describe('rule 規範、platform 瀏覽器與平台、authority 簽發單位、product 產品'),
    date: moment.describe('從哪一天起；不知道日子就寫月份或年'),
    until: moment.nullable().describe('最後一天；沒有就寫 null'),
    what: text('what（什麼事、從哪一天起、憑什麼算）', 6),
    action: text('action（讀者要做的事）', 4).nullable(),
    hits: z
      .strictObject(
        {
          servers: z.array(z.string().regex(KEBAB)).describe('content/servers 的 id；[] 是全部'),
          families: z.array(z.string().regex(KEBAB)).describe('憑證體系，例如 twca；[] 是全部'),
        },
        { error: 'hits 寫 servers 與 families 兩個清單，全部就寫 []。' },
      )
      .describe('和誰有關'),
    values: z
      .record(z.string().regex(KEBAB), z.string({ error: 'values 的值要加引號。' }))
      .describe('文章可以引用的其他字，例如版本')
      .default({}),
    words: z.array(z.string().min(2)).describe('句子裡有這些字，就一定要引用這個事實').default([]),
    ...dated,
  })
  .refine(({ date, until }) => until === null || date <= until, { path: ['until'], error: 'until 不能早於 date。' });

/** A product with the ends of its versions' support, `content/lifecycle/<id>.yaml`. */
export const lifecycle = z.strictObject({
  id: z.string({ error: '缺少 id，要和檔名相同。' }).regex(KEBAB, 'id 只能用小寫英文、數字與連字號；公開之後不能再改。'),
  name: text('name（產品名稱）', 2),
  servers: z.array(z.string().regex(KEBAB), { error: 'servers 是清單：哪些伺服器的安裝頁要顯示；沒有就寫 []。' }),
  versions: z
    .array(
      z.strictObject(
        {
          version: z
            .string({ error: 'version 要加引號，免得 10.10 變成 10.1。' })
            .regex(/^[0-9A-Za-z][0-9A-Za-z. ()-]*$/, 'version 只能有英文、數字、點、空白、括號與連字號。'),
          end: moment.nullable().describe('支援的最後一天；還沒公告就寫 null'),
          note: text('note', 2).optional(),
        },
        { error: 'versions 的每一項寫 version 與 end，可以加 note。' },
      ),
    )
    .min(1, 'versions 至少要有一個。')
    .refine((list) => new Set(list.map(({ version }) => version)).size === list.length, { error: '同一個版本只能寫一次。' }),
  ...dated,
});

export type Fact = z.infer<typeof fact>;
export type Lifecycle = z.infer<typeof lifecycle>;
