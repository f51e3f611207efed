import { z } from 'zod';
import { doers, type Door } from '../core/plan/door.ts';
import { commands, id, page, prose, question, strange } from './flow.ts';
import { GROUPS } from './placements.ts';
import { provenance } from './provenance.ts';
import { tasks } from './tasks.ts';

const item = z.strictObject(
  {
    what: prose('what（要做的事）').max(60, 'what 太長，請縮到 60 個字以內，其餘寫到 detail。'),
    who: z.enum(doers, {
      error: 'who 是誰做：clerk 承辦人、boss 主管、it 資訊人員、vendor 廠商、host 管主機的人（看 keeper 那一題答誰）、ca 憑證機構。',
    }),
    before: z.number({ error: 'before 是提前幾天，寫數字；當天之後的寫負數。' }).int().min(-60).max(366).optional(),
    detail: prose('detail（做法與注意的事）', 6).optional(),
    commands,
    page: page.optional(),
    state: z
      .string()
      .regex(/^(a|add)=[a-z0-9.,-]+$/, 'state 寫 a=答案.答案（流程），或 add=代號,代號（客服回覆）。')
      .optional()
      .describe('接在 page 後面、由那一頁的程式讀的答案'),
    when: z
      .array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'when 的寫法是「問題.答案」，例如 server.iis。'), {
        error: 'when 要寫成清單；人人都要做的就整行刪掉。',
      })
      .default([])
      .describe('只給選了這些答案的人，寫成「問題.答案」'),
    products: z
      .enum(GROUPS, { error: `products 只能是 ${GROUPS.join('、')}。` })
      .optional()
      .describe(
        '這一類的產品各一項（content/placements.yaml），給在「類別-product」那一題選了它的人；what 與 detail 裡寫 {name}、{files}、{chain}、{then}、{nodes}，page 不寫',
      ),
  },
  strange(),
);

const plan = z.strictObject(
  {
    plan: prose('plan（清單的標題）').max(60, 'plan 太長，請縮到 60 個字以內。'),
    summary: prose('summary（一兩句話說完怎麼做）', 10),
    day: z
      .strictObject(
        {
          label: prose('day 的 label（欄位的名稱，例如 預定上線日）', 2),
          event: prose('day 的 event（接在「前 3 天」前面的字，例如 上線）', 2),
          lives: z
            .array(z.number().int().positive())
            .min(2, 'day 的 lives 至少寫兩種效期。')
            .refine((lives) => lives.every((life, index) => life < (lives[index - 1] ?? Infinity)), 'day 的 lives 從最長的效期寫起。')
            .optional()
            .describe('天數隨憑證效期變的清單：各種效期（天），最長的在前；before 照最長的寫，其餘按比例算'),
        },
        strange('day 底下要有 label 與 event。'),
      )
      .optional()
      .describe('從哪一天往回算；不必算日子的清單不寫'),
    items: z.array(item, { error: '缺少 items：要做的事，一項一項列。' }).min(1, '清單至少要有一項。'),
  },
  strange(),
);

const node = z.union([question, plan], { error: (issue) => `節點不完整，也可能寫錯欄位：${reasons(issue.input)}` });

/** A union tells only that nothing fitted; the editor wants to know what is missing in the kind that was meant. */
function reasons(input: unknown): string {
  const meant = typeof input === 'object' && input !== null && 'question' in input ? question : plan;
  const result = meant.safeParse(input);
  return result.success ? '' : result.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`).join(' ');
}

/** One way in by intent: a tree whose ends are plans. What `lintDoors` checks is left to it. */
export const door = z.strictObject(
  {
    id: id('id', 'apply'),
    title: prose('title（讀者想做什麼）'),
    summary: prose('summary（一句話說明）', 10),
    tasks: tasks.optional(),
    order: z.number({ error: 'order 要填數字，決定清單裡的順序。' }),
    start: id('start（第一個問題的節點名稱）', 'audience'),
    nodes: z.record(id('節點名稱', 'audience'), node, { error: 'nodes 底下每個節點都要有自己的名稱。' }),
    ...provenance,
  },
  strange(),
);

/** The schema and the type of core must not drift apart: this line is a type error when they do. */
export const parseDoor = (input: unknown): Door => door.parse(input);
