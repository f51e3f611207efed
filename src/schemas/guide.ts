import { z } from 'zod';
import { changeable } from './changes.ts';
import { provenance } from './provenance.ts';
import { tasks } from './tasks.ts';

export const sections = [
  'apply',
  'csr',
  'install',
  'devices',
  'windows',
  'services',
  'chain',
  'move',
  'renew',
  'harden',
  'background',
  'history',
  'faq',
] as const;

const id = z
  .string({ error: '缺少 id：頁面的永久代號，例如 csr-openssl。' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號，例如 csr-openssl。');

/** Front matter of an article or of a part of the FAQ. */
export const guide = z
  .strictObject({
    id,
    title: z.string({ error: '缺少 title：用讀者會問的問題當標題。' }).min(4, 'title 太短，請寫成一個問題。'),
    nav: z.string({ error: '缺少 nav：選單上的短標題。' }).min(1).max(20, 'nav 太長，選單放不下，請縮到 20 個字以內。'),
    summary: z.string({ error: '缺少 summary：頁面最前面的簡短答案。' }).min(10, 'summary 太短，請用一到三句話直接回答。'),
    section: z.enum(sections, { error: `section 只能是 ${sections.join('、')} 其中之一，並且和資料夾同名。` }),
    order: z.number({ error: 'order 要填數字，決定選單順序。' }),
    status: z.enum(['current', 'changed', 'historical'], {
      error: 'status 只能是 current（仍然正確）、changed（和 2017 年不同）或 historical（只留作紀錄）。',
    }),
    changed: z.string().min(10, 'changed 請寫清楚 2017 年怎麼說、現在怎麼做。').optional(),
    replacedBy: id.optional(),
    /** What of the page was not tried on real software, and why: for products that the tests cannot have. */
    notRun: z
      .strictObject({
        what: z.string().min(2, 'notRun.what 寫什麼沒有實機執行，例如「IIS 的操作」。'),
        why: z.string().min(6, 'notRun.why 寫為什麼，以及內容依據什麼。'),
      })
      .optional(),
    slides: z.array(z.string().regex(/^S(0[1-9]|[12]\d|3[0-5])$/, 'slides 的寫法是 S01 到 S35。')).default([]),
    /** Of a page of answers a list for each, by its id. */
    tasks: z.union([tasks, z.record(id, tasks)]).optional(),
    ...provenance,
    ...changeable,
  })
  .superRefine((page, context) => {
    if (page.status === 'changed' && !page.changed) {
      context.addIssue({ code: 'custom', path: ['changed'], message: 'status 是 changed 的頁面，要在 changed 說明和 2017 年有什麼不同。' });
    }
    if (page.status === 'historical' && !page.replacedBy) {
      context.addIssue({
        code: 'custom',
        path: ['replacedBy'],
        message: 'status 是 historical 的頁面，要在 replacedBy 填今天該看的頁面 id。',
      });
    }
  });

export type Guide = z.infer<typeof guide>;
