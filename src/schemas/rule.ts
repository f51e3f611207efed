import { z } from 'zod';
import { holesOf } from '../core/text/render-message.ts';
import type { Rule } from '../core/policy/rule.ts';
import { changeable } from './changes.ts';
import { isoDate, provenance } from './provenance.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const programmes = ['public-web', 'gca', 'gtlsca', 'twca'] as const;

const prose = (name: string, minimum: number) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成讀者看得懂的句子。`)
    .refine((text) => !text.includes('{{'), `${name} 的空格用一層大括號，例如 {bits}，而且只能用檢查會給的名稱。`)
    .describe(name);

/** A span of dates, `from` included and `until` excluded, and what holds in it. */
const version = z
  .strictObject({
    programmes: z
      .array(z.enum(programmes, { error: `programmes 只能是 ${programmes.join('、')}。` }), {
        error: 'programmes 要寫成清單，例如 [public-web]。',
      })
      .min(1, 'programmes 至少要有一個；所有人都適用就寫 public-web。')
      .describe('適用的簽發單位；所有人都適用就寫 public-web'),
    /** First day on which it holds; null is from ever on. */
    from: isoDate.nullable().describe('從這一天起適用；一直都適用就寫 null'),
    /** First day on which it holds no more; null is open. */
    until: isoDate.nullable().describe('從這一天起不再適用；還沒有期限就寫 null'),
    severity: z
      .enum(['error', 'warning', 'info'], { error: 'severity 只能是 error（不可用）、warning（注意）或 info（說明）。' })
      .describe('輕重：error 不可用、warning 注意、info 說明'),
    parameters: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]), {
        error: 'parameters 要寫成 { 名稱: 值 }，沒有就寫 {}。',
      })
      .describe('檢查要用的數值，名稱由 check 決定')
      .default({}),
  })
  .refine((span) => span.from === null || span.until === null || span.from < span.until, {
    error: 'until 要晚於 from。',
    path: ['until'],
  });

const said = z.string().min(3, '寫用戶端顯示的代碼或句子；會拒絕但還不知道怎麼寫，就寫 null。').nullable();

/** Clients that end the connection over it, each with its code. */
const refusals = z
  .strictObject({ chromium: said.optional(), firefox: said.optional(), openssl: said.optional() })
  .refine((clients) => Object.keys(clients).length > 0, { error: 'refusedBy 至少要寫一個：chromium、firefox 或 openssl。' })
  .describe('會因此中斷連線的用戶端與它顯示的代碼；只是建議就不要寫');

/** One policy rule, `content/rules/<id>.yaml`. The words are here, the check is code, the test ties them. */
export const rule = z
  .strictObject({
    id: z
      .string({ error: '缺少 id，例如 weak-rsa-key；要和檔名相同。' })
      .regex(KEBAB, 'id 只能用小寫英文、數字與連字號，例如 weak-rsa-key；公開之後不能再改。')
      .describe('永久代號，和檔名相同；公開之後不能再改'),
    check: z
      .string({ error: '缺少 check：要用哪一個檢查，名稱見 src/core/policy/checks.ts 與 src/core/lint/lint-checks.ts。' })
      .regex(KEBAB, 'check 只能用小寫英文、數字與連字號。')
      .describe('用哪一個檢查，名稱見 src/core/policy/checks.ts 與 src/core/lint/lint-checks.ts'),
    applies: z
      .array(z.enum(['csr', 'certificate'], { error: 'applies 只能是 csr（請求檔）或 certificate（憑證）。' }), {
        error: 'applies 要寫成清單。',
      })
      .min(1, 'applies 至少要有一項。')
      .describe('檢查哪一種檔案：csr 請求檔、certificate 憑證'),
    roles: z
      .array(z.enum(['server', 'ca', 'other'], { error: 'roles 只能是 server（網站憑證）、ca（CA 憑證）或 other（別種用途的憑證）。' }), {
        error: 'roles 要寫成清單。',
      })
      .min(1, 'roles 至少要有一項。')
      .describe('檢查哪一種憑證：server 網站憑證、ca CA 憑證、other 別種用途的憑證'),
    clock: z
      .enum(['issue', 'moment'], { error: 'clock 只能是 issue（依簽發日）或 moment（依判斷當時）。' })
      .describe('依哪一天挑版本：issue 簽發日、moment 判斷當時'),
    title: prose('title（短標題）', 2).max(40, 'title 太長，請縮到 40 個字以內。'),
    message: prose('message（一句話說出事實）', 6),
    reason: prose('reason（為什麼要在意）', 10),
    fix: prose('fix（接著做什麼）', 4),
    /** The same for a letter, where no facts are at hand. */
    reply: prose('reply（信裡怎麼說 fix）', 4).optional(),
    page: z
      .string()
      .regex(
        /^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/,
        'page 從網站根目錄寫起、前面不加斜線、以 .html 結尾，例如 csr/openssl.html；沒有就填 null。',
      )
      .nullable()
      .describe('說明的頁面，例如 csr/openssl.html#steps；沒有就寫 null'),
    versions: z
      .array(version, { error: 'versions 要寫成清單。' })
      .min(1, 'versions 至少要有一個版本。')
      .describe('規定的每一個版本，期間不重疊'),
    refusedBy: refusals.optional(),
    publicRootsOnly: z.boolean().optional().describe('true：只有接到瀏覽器自己清單裡的根憑證才拒絕，管理員匯入的根憑證不受限'),
    ...provenance,
    ...changeable,
  })
  .refine(({ publicRootsOnly, refusedBy }) => publicRootsOnly === undefined || refusedBy !== undefined, {
    error: '有 publicRootsOnly 就要有 refusedBy。',
    path: ['publicRootsOnly'],
  })
  .refine(({ fix, reply }) => holesOf(fix).length === 0 || reply !== undefined, {
    error: 'fix 有 {…} 的規則，要在 reply 寫一句沒有 {…} 的：客服寫信時沒有那些事實可以填。',
    path: ['reply'],
  })
  .refine(({ reply = '' }) => holesOf(reply).length === 0, { error: 'reply 不能有 {…}。', path: ['reply'] }) satisfies z.ZodType<Rule>;
