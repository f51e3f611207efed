import { z } from 'zod';
import { provenance } from './provenance.ts';

const prose = (name: string, minimum: number, maximum: number) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成讀者看得懂的句子。`)
    .max(maximum, `${name} 太長，請縮到 ${maximum} 個字以內。`)
    .refine((text) => !text.includes('`') && !text.includes(']('), `${name} 是純文字，不能寫反引號或 Markdown 連結。`)
    .describe(name);

const check = z.strictObject({
  id: z.string({ error: '缺少 id，例如 oid-found。' }).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號。'),
  /** Stands in shared links. */
  code: z.string({ error: '缺少 code：一個小寫英文字母或數字。' }).regex(/^[a-z0-9]$/, 'code 是一個小寫英文字母或數字，公開之後不能再改。'),
  question: prose('question（要確認的事）', 6, 60),
  why: prose('why（為什麼要確認）', 8, 160),
  how: prose('how（怎麼查）', 8, 160),
  otherwise: prose('otherwise（不成立時怎麼辦）', 6, 160),
  page: z
    .string()
    .regex(
      /^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/,
      'page 從網站根目錄寫起、前面不加斜線、以 .html 結尾，例如 apply/oid.html#steps。',
    )
    .optional(),
  slides: z.array(z.string().regex(/^S(0[1-9]|[12]\d|3[0-5])$/, 'slides 的寫法是 S01 到 S35。')).default([]),
});

/** The list that an applicant goes through before sending; the order is the order on the page. */
export const preflight = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]+$/, '群組的 id 只能用小寫英文、數字與連字號。'),
          title: z.string().min(2, '群組要有 title。'),
          checks: z.array(check).min(1, '群組裡至少要有一項。'),
        }),
      )
      .min(1),
    ...provenance,
  })
  .superRefine(({ groups }, context) => {
    const checks = groups.flatMap((group) => group.checks);
    for (const field of ['id', 'code'] as const) {
      const twice = checks.map((one) => one[field]).find((value, index, all) => all.indexOf(value) !== index);
      if (twice !== undefined) context.addIssue({ code: 'custom', path: ['groups'], message: `${field} 重複：${twice}。` });
    }
  });

export type Preflight = z.infer<typeof preflight>;
