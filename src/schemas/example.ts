import { z } from 'zod';

/** A text to try the decoder with. */
export const example = z.strictObject({
  title: z.string().min(2, 'title 是按鈕上的字。').max(24, 'title 太長，按鈕放不下。'),
  text: z.string().min(10, 'text 是要放進檢查工具的內容。'),
  made: z.string().min(5, 'made 說明這個範例怎麼做出來的。'),
});

export type Example = z.infer<typeof example>;
