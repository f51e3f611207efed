import { z } from 'zod';

/** Plain text for text nodes: no markup, at least `minimum` characters, and holes belong to the commands. */
export const prose = (name: string, minimum: number) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(minimum, `${name} 太短，請寫成承辦人看得懂的句子。`)
    .refine((text) => !text.includes('{{'), `${name} 是純文字，{{欄位}} 只能寫在指令裡。`)
    .refine((text) => !text.includes('`') && !text.includes(']('), `${name} 是純文字，不能寫反引號或 Markdown 連結。`)
    .describe(name);
