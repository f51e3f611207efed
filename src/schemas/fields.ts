import { z } from 'zod';

const fieldKinds = ['domain', 'ip', 'path', 'alias', 'dn', 'hex', 'port', 'text'] as const;

const field = z.strictObject({
  /** What stands beside the input. */
  label: z.string().min(1, 'label 是表單上顯示的名稱，不能空白。'),
  /** Shown until the reader types, and without scripts. */
  example: z.string().min(1, 'example 是還沒填時顯示的範例，不能空白。'),
  /** The example in an English letter, where the other is Chinese; without blanks, as it stands in commands. */
  english: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, 'english 是英文信裡的範例，只能用英文字母、數字、點與連字號。')
    .optional(),
  kind: z.enum(fieldKinds, { error: `kind 只能是 ${fieldKinds.join('、')} 其中之一。` }),
  help: z.string().min(1, 'help 用一句話說明要填什麼。'),
});

/** One value that a reader may fill into the commands of a page. */
export type Field = z.infer<typeof field>;

export const fields = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, '欄位名稱只能用英文字母與數字，小寫開頭。'), field);
