import { z } from 'zod';

/** Words for readers, at least so many characters of them. */
export const text = (field: string, minimum: number) =>
  z
    .string({ error: `缺少 ${field}。` })
    .trim()
    .min(minimum, `${field} 太短，請寫成讀者看得懂的話。`)
    .describe(field);
