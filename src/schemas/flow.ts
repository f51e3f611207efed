import { z } from 'zod';
import type { Flow } from '../core/flow/flow.ts';
import { changeable } from './changes.ts';
import { GROUPS } from './placements.ts';
import { provenance } from './provenance.ts';
import { tasks } from './tasks.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A key that the tree language does not have: said in Chinese, with its name. */
export const strange = (otherwise?: string) => ({
  error: (issue: { code?: string | undefined; keys?: unknown }) =>
    issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) ? `沒有這個欄位：${issue.keys.join('、')}。` : otherwise,
});

export const id = (name: string, example: string) =>
  z
    .string({ error: `缺少 ${name}，例如 ${example}。` })
    .regex(KEBAB, `${name} 只能用小寫英文、數字與連字號，例如 ${example}；公開之後不能再改。`)
    .max(64, `${name} 太長，請縮到 64 個字元以內。`)
    .describe(`${name}，例如 ${example}；公開之後不能再改`);

/** Plain text: the pages put it in text nodes, so markup and holes would show as they are typed. */
export const prose = (name: string, minimum = 4) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成讀者看得懂的句子。`)
    .refine((text) => !text.includes('{{'), `${name} 是純文字，{{欄位}} 只能寫在指令（code）裡。`)
    .refine((text) => !text.includes('`') && !text.includes(']('), `${name} 是純文字，不能寫反引號或 Markdown 連結；指令請放到 commands。`)
    .describe(name);

export const page = z
  .string({ error: '缺少 page：要讀者接著看的頁面，例如 install/iis.html#trouble。' })
  .regex(
    /^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/,
    'page 從網站根目錄寫起、前面不加斜線、以 .html 結尾，例如 install/iis.html#trouble。',
  )
  .describe('接著看的頁面，例如 install/iis.html#trouble');

const flowLanguages = ['bash', 'powershell', 'bat', 'nginx', 'apache', 'xml', 'html', 'python', 'ini', 'text'] as const;

const command = z.strictObject(
  {
    /** Decides the colouring. */
    language: z.enum(flowLanguages, { error: `language 只能是 ${flowLanguages.join('、')} 其中之一。` }).describe('指令的語言'),
    /** What the command does, or on which machine to run it. */
    title: prose('title（指令的說明）', 2).optional(),
    code: z
      .string({ error: '缺少 code：可以直接複製的指令，要替換的地方寫成 {{domain}} 這樣的欄位。' })
      .trim()
      .min(1, 'code 不能空白。')
      .describe('可以直接複製的指令；要替換的地方寫 {{欄位}}'),
  },
  strange(),
);

export const commands = z.array(command, { error: 'commands 要寫成清單，沒有指令就整段省略。' }).default([]);

const toolResult = z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/, 'toolResult 的寫法是「工具:結果代碼」，例如 keytool:trusted-cert-entry。');

const answer = z.strictObject(
  {
    id: id('答案的 id', 'same-host'),
    label: z
      .string({ error: '缺少 label：按鈕上的字。' })
      .trim()
      .min(1, 'label 不能空白。')
      .max(60, 'label 是按鈕上的字，請縮到 60 個字以內，細節寫到 help。')
      .describe('按鈕上的字'),
    next: z
      .string({ error: '缺少 next：選了這個答案之後要去哪裡。' })
      .regex(
        /^([a-z0-9]+(-[a-z0-9]+)*|flow:[a-z0-9]+(-[a-z0-9]+)*(#a=[a-z0-9-]+(\.[a-z0-9-]+)*)?)$/,
        'next 填本檔案裡的節點名稱，或用 flow:which-ca 的寫法接到另一棵樹。',
      )
      .describe('選了之後到哪裡：本檔案的節點，或 flow:另一棵樹'),
    toolResult: z
      .union([toolResult, z.array(toolResult).min(2, 'toolResult 只有一個結果，就不必寫成清單。')])
      .optional()
      .describe('哪一個工具的結果就是這個答案，寫成「工具:結果代碼」；兩個工具說同一件事就寫成清單'),
    causes: z
      .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'causes 是 content/causes 裡的 id。'), { error: 'causes 要寫成清單。' })
      .optional()
      .describe('診斷出哪些原因就是這個答案，content/causes 的 id'),
  },
  strange(),
);

const help = z.strictObject(
  {
    text: prose('help 的 text（怎麼查出答案）'),
    commands,
    page: page.optional(),
  },
  strange('help 底下要有 text，可以再加 commands 與 page。'),
);

export const question = z.strictObject(
  {
    question: prose('question（問題）').max(80, '問題太長，請縮到 80 個字以內，其餘寫到 help。'),
    help: help.optional(),
    answers: z.array(answer, { error: '每個問題都要有 answers（答案清單）。' }).min(2, '一個問題至少要有兩個答案。'),
  },
  strange(),
);

const SAYS = ['files', 'chain', 'then', 'nodes', 'trouble'] as const;

const named = z
  .strictObject(
    {
      groups: z
        .array(z.enum(GROUPS, { error: `products 的 groups 只能是 ${GROUPS.join('、')}。` }))
        .min(1, 'products 的 groups 至少一個。'),
      say: z.enum(SAYS, {
        error: 'products 的 say 是每個產品後面寫什麼：files 要的檔案、chain 中繼放哪裡、then 匯入之後、nodes 好幾台；trouble 只列出連結。',
      }),
    },
    strange('products 寫 groups（content/placements.yaml 的類別）與 say。'),
  )
  .describe('在處理的下面列出這幾類產品，各連到自己的頁面；字取自 content/placements.yaml');

const outcome = z.strictObject(
  {
    outcome: prose('outcome（結論的標題）').max(60, '結論的標題太長，請縮到 60 個字以內。'),
    cause: prose('cause（原因）', 8),
    fix: prose('fix（怎麼處理）', 8),
    commands,
    verify: prose('verify（怎麼確認修好了）', 6),
    page,
    products: named.optional(),
    helpdesk: prose('helpdesk（可以貼進報修單的一兩句話）', 10).max(220, 'helpdesk 太長，請縮成一兩句話。'),
    sources: provenance.sources,
    confidence: provenance.confidence,
  },
  strange(),
);

const node = z.union([question, outcome], {
  error: (issue) => `節點不完整，也可能寫錯欄位：${reasons(issue.input)}`,
});

/** A union tells only that nothing fitted; the editor wants to know what is missing in the kind that was meant. */
function reasons(input: unknown): string {
  const meant = typeof input === 'object' && input !== null && 'question' in input ? question : outcome;
  const result = meant.safeParse(input);
  return result.success ? '' : result.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`).join(' ');
}

/** One troubleshooting tree: what `lintFlows` checks across nodes and trees is left to it. */
export const flow = z.strictObject(
  {
    id: id('id', 'iis-f5'),
    title: prose('title（讀者會怎麼說這個症狀）'),
    summary: prose('summary（一句話說明）', 10),
    symptoms: z
      .array(prose('symptoms 的每一項', 2), { error: 'symptoms 要列出讀者可能的其他說法與錯誤代碼。' })
      .min(1, 'symptoms 至少要有一種其他說法。'),
    tasks: tasks.optional(),
    start: id('start（第一個問題的節點名稱）', 'same-host'),
    order: z.number({ error: 'order 要填數字，決定清單裡的順序。' }),
    nodes: z.record(id('節點名稱', 'same-host'), node, { error: 'nodes 底下每個節點都要有自己的名稱。' }),
    slides: z.array(z.string().regex(/^S(0[1-9]|[12]\d|3[0-5])$/, 'slides 的寫法是 S01 到 S35。')).default([]),
    ...provenance,
    ...changeable,
  },
  strange(),
);

/** The schema and the type of core must not drift apart: this line is a type error when they do. */
export const parseFlow = (input: unknown): Flow => flow.parse(input);
