import { z } from 'zod';
import { parseMessage } from '../core/recognise/message-pattern.ts';

const id = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FOUR_IN_A_ROW = 4;

/** What is wrong with the words of a message, as a sentence; null where nothing is. */
export function messageFault(value: string): string | null {
  try {
    const { literals } = parseMessage(value);
    return literals.some(({ codes }) => codes.length >= FOUR_IN_A_ROW) ? null : '固定文字太短：至少要有連續四個不會變的字，才不會誤認。';
  } catch {
    return '固定文字寫法有誤：洞只能是 {host}、{path}、{alias}、{depth}、{number}、{any}、{lines}（可加一個數字），兩個洞不能相連，也不能只有洞。';
  }
}

/** The words of a message. What varies is a hole: {host} {path} {alias} {depth} {number} {any} {lines}; a digit tells two apart. */
export const messageText = z
  .string({ error: '缺少 text：訊息的固定文字。' })
  .superRefine((value, context) => {
    const fault = messageFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  })
  .describe('訊息的固定文字；會變的地方寫 {host}、{path}、{alias}、{depth}、{number}、{any} 或 {lines}');

export const causes = z
  .array(z.string().regex(id, 'causes 是 content/causes 裡的 id。'), { error: 'causes 是清單：content/causes 裡的 id，最可能的在前。' })
  .describe('指向哪些原因，最可能的在前；只寫一個表示看到它就能確定');

export const side = z
  .enum(['client', 'server'], { error: 'side 只能是 client（發起連線的一方）或 server。' })
  .describe('印出這段文字的程式是哪一方：client 或 server');

const contexts = z
  .array(z.string().regex(id, '情境的名稱在 content/contexts.yaml。'), { error: 'near 是清單：content/contexts.yaml 裡的名稱。' })
  .min(1, 'near 至少要有一個情境；沒有就整行刪掉。')
  .describe('這段文字不是憑證與 TLS 專用的：附近要有哪一種情境才算');

/** An ordinary line with the same words, which must stay quiet. */
const twin = z.string().min(4, 'twin 是一段有同樣文字、但與憑證無關的句子。').describe('有同樣文字、但與憑證無關的句子，不可以被認出來');

/** Where a text counts only near others. */
export const condition = { near: contexts.optional(), twin: twin.optional() };

export const withTwin = <Value extends { near?: unknown; twin?: unknown }>(value: Value): boolean =>
  (value.near === undefined) === (value.twin === undefined);
export const TWIN = '寫了 near 就要有 twin（同樣的文字、不該被認出的句子），沒有 near 就不寫 twin。';

/** What a piece of evidence says, wherever it comes from. */
export const rule = {
  causes,
  side: side.optional(),
  product: z
    .string()
    .regex(id, 'product 是 content/products.yaml 裡的代號。')
    .nullable()
    .optional()
    .describe('印出它的軟體，content/products.yaml 的代號'),
  wrapper: z
    .literal(true, { error: 'wrapper 只寫 true；不是外層訊息就整行刪掉。' })
    .optional()
    .describe('true：只是外層訊息，真正的原因在別的行'),
  when: z
    .array(
      z.strictObject(
        { near: contexts.optional(), side: side.optional(), causes },
        { error: 'when 的每一筆寫 near 或 side，以及 causes。' },
      ),
      { error: 'when 是清單：在哪一種情境下指向別的原因。' },
    )
    .optional()
    .describe('在某些情境下指向別的原因，符合的第一筆算數'),
  ...condition,
  /** Where this was seen, if not in the file's sources. */
  url: z
    .url({ protocol: /^https?$/, error: 'url 要以 http:// 或 https:// 開頭。' })
    .optional()
    .describe('在哪裡看到的'),
};
