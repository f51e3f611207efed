import { z } from 'zod';
import { changeable } from './changes.ts';
import { causes, condition, messageText, side, TWIN, withTwin } from './evidence.ts';
import { provenance } from './provenance.ts';

const entryId = z
  .string({ error: '缺少 id，例如 k01。' })
  .regex(/^[a-z]{1,12}\d{2}[a-z]?$/, 'id 是產品的字母加兩位數字，細分時再加一個字母，例如 k01、k05a；公開之後不能再改。')
  .describe('永久代號，例如 k01、k05a；公開之後不能再改');

/** Plain text for text nodes: no markup, and holes belong to the commands. */
const prose = (name: string, minimum: number) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成承辦人看得懂的句子。`)
    .refine((text) => !text.includes('{{'), `${name} 是純文字，{{欄位}} 只能寫在 steps 的指令裡。`)
    .refine((text) => !text.includes('`') && !text.includes(']('), `${name} 是純文字，不能寫反引號或 Markdown 連結。`)
    .describe(name);

const text = z
  .strictObject(
    {
      language: z.enum(['en', 'zh-TW'], { error: 'language 只能是 en 或 zh-TW。' }).describe('訊息的語言：en 或 zh-TW'),
      text: messageText,
      ...condition,
    },
    { error: 'texts 的每一筆有 language 與 text，不是憑證專用的文字再加 near 與 twin，沒有其他欄位。' },
  )
  .refine(withTwin, TWIN);

const example = z.strictObject({
  /** A text a reader might paste, one or more lines. */
  text: z.string({ error: '範例缺少 text。' }).min(4, '範例太短。').describe('讀者會貼上來的文字，一行或幾行'),
  /** Captured from the software itself. */
  real: z.literal(true, { error: 'real 只寫 true；不是實際抓下來的就整行刪掉。' }).optional().describe('true：從軟體實際抓下來的'),
});

const page = z
  .string({ error: '缺少 page：要讀者接著看的頁面；沒有就寫 null。' })
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, 'page 從網站根目錄寫起、前面不加斜線，例如 install/nginx.html#trouble。')
  .nullable()
  .describe('接著看的頁面，例如 install/nginx.html#trouble；沒有就寫 null');

/** One message (or several wordings of one), what causes it and what to do. */
const errorEntry = z.strictObject({
  id: entryId,
  title: prose('title（短標題）', 4).max(40, 'title 請縮到 40 個字以內。'),
  texts: z.array(text, { error: '缺少 texts：訊息的原文。' }).min(1, '至少要有一種訊息原文。').describe('訊息的原文，一種說法一筆'),
  causes: causes.default([]),
  side: side.optional(),
  versions: prose('versions（適用版本）', 3),
  cause: prose('cause（原因）', 8),
  fix: prose('fix（處理方法）', 8),
  /** Commands to copy, one per line, with {{fields}} of content/fields.yaml. */
  steps: z
    .array(z.string().trim().min(3, 'steps 的指令不能空白。'), { error: 'steps 要寫成清單，沒有指令就整段省略。' })
    .default([])
    .describe('可以複製的指令，一行一項；要替換的地方寫 {{欄位}}'),
  page,
  /** A troubleshooting tree in content/flows, by id. */
  flow: z
    .string({ error: '缺少 flow：排除步驟的 id；沒有就寫 null。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'flow 是 content/flows 裡的 id。')
    .nullable()
    .describe('接著走的排查樹，content/flows 的 id；沒有就寫 null'),
  /** Entries this one's examples may show as well, because the software prints both. */
  alsoMatches: z.array(entryId).default([]).describe('範例裡也會一起出現的訊息'),
  /** A heading that many messages share: not told once another message of the product was found. */
  heading: z.literal(true, { error: 'heading 只寫 true；不是共用的標題就整行刪掉。' }).optional().describe('true：許多訊息共用的標題'),
  examples: z.array(example, { error: '缺少 examples：至少一個會被認得的範例。' }).min(1, '至少要有一個範例。').describe('會被認得的範例'),
  ...provenance,
  ...changeable,
});

/** One file of content/errors: the messages of one product. */
export const errorCatalogue = z.strictObject({
  product: z
    .string({ error: '缺少 product：與檔名相同的產品代號。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'product 只能用小寫英文、數字與連字號，而且與檔名相同。')
    .describe('產品的代號，和檔名相同'),
  title: prose('title（產品名稱）', 2),
  entries: z.array(errorEntry, { error: '缺少 entries：錯誤訊息的清單。' }).min(1, '至少要有一則訊息。'),
});

export type ErrorCatalogueEntry = z.infer<typeof errorEntry>;
export type ErrorCatalogue = z.infer<typeof errorCatalogue>;
