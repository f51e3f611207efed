import { z } from 'zod';

const english = (name: string, minimum: number) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成廠商看得懂的英文。`)
    .refine((text) => !/\p{Script=Han}|[，。：；？！「」]/u.test(text), `${name} 是英文版，不能有中文字或全形標點。`)
    .refine((text) => !text.includes('`') && !text.includes(']('), `${name} 是純文字，不能寫反引號或 Markdown 連結。`);

/** English for the answers that the helpdesk sends to contractors, by permanent id; commands come from the answers themselves. */
export const replyEnglish = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/, '代號是那一則答案的固定連結代號，例如 iis-f5。'),
  z.strictObject({
    title: english('title', 5).describe('一句話的標題'),
    text: z.array(english('text', 10), { error: 'text 要寫成清單，一段一項。' }).min(1, 'text 至少一段。').describe('原因與做法，一段一項'),
    steps: z
      .array(english('steps', 5), { error: 'steps 要寫成清單，一步一項；沒有就整段省略。' })
      .default([])
      .describe('中文的每一步寫一句，順序相同，指令由程式放在下面；不寫就只列指令'),
  }),
);
