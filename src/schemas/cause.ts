import { z } from 'zod';
import { prose } from './prose.ts';
import { provenance } from './provenance.ts';
import { side } from './evidence.ts';

const GROUPS = ['trust', 'validity', 'keys', 'files', 'protocol', 'server', 'applying', 'network', 'tools', 'pages'] as const;

const id = z
  .string({ error: '缺少 id：與檔名相同。' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號，公開之後不能再改。');

const commands = z.array(z.string().trim().min(3, '指令不能空白。'), { error: '指令要寫成清單，沒有就整段省略。' });

const steps = commands.default([]).describe('可以複製的指令，一行一項；要替換的地方寫 {{欄位}}');

const product = z.strictObject(
  {
    for: z.array(z.string(), { error: 'for 是清單：content/products.yaml 裡的代號。' }).min(1, 'for 至少要有一個軟體。'),
    side: side.optional(),
    fix: prose('fix（這個軟體的處理方法）', 4),
    steps,
    sure: prose('sure（這個軟體怎麼確定，和一般的不同才寫）', 8).optional(),
    sureSteps: commands.optional(),
  },
  { error: 'products 的每一筆有 for、fix，可以加 side、steps、sure 與 sureSteps。' },
);

/** One file of `content/causes`: a cause that evidence leads to, how to be sure of it, and what to do, by product and role. */
export const cause = z.strictObject({
  id,
  group: z.enum(GROUPS, { error: `group 只能是 ${GROUPS.join('、')}。` }).describe('屬於哪一類，決定放在哪一頁'),
  /** Named by many messages; gives way to any particular cause. */
  general: z
    .literal(true, { error: 'general 只寫 true；不是籠統的原因就整行刪掉。' })
    .optional()
    .describe('true：很多訊息都指向它，有更具體的原因時讓位'),
  title: prose('title（原因，說成一件事實）', 3).max(32, 'title 請縮到 32 個字以內。'),
  cause: prose('cause（發生了什麼）', 8),
  sure: prose('sure（怎麼確定）', 8),
  sureSteps: steps,
  fix: prose('fix（處理方法）', 8),
  steps,
  paste: prose('paste（再貼什麼可以更確定）', 4).optional(),
  page: z
    .string({ error: '缺少 page：要讀者接著看的頁面；沒有就寫 null。' })
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, 'page 從網站根目錄寫起、前面不加斜線，例如 install/nginx.html#trouble。')
    .nullable(),
  flow: z
    .string({ error: '缺少 flow：排除步驟的 id；沒有就寫 null。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'flow 是 content/flows 裡的 id。')
    .nullable(),
  products: z.array(product, { error: 'products 是清單：各種軟體的處理方法。' }).default([]),
  ...provenance,
});

export type Cause = z.infer<typeof cause>;
