import { z } from 'zod';

/** Words that a tool, a page's script or the command line says by itself; `{hole}` stands for what the code puts there. */
export const interfaceWords = z.record(
  // The code is also the name in the program: `copied` is read as `ui.copied`.
  z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '代碼是程式裡的名稱：小寫英文開頭，只有英文與數字，例如 copyReport。'),
  z
    .string({ error: '這裡寫一句要給人看的話。' })
    .min(1, '句子不能空白。')
    .refine((text) => {
      const holes = text.match(/\{\w+\}/g) ?? [];
      return new Set(holes).size === holes.length;
    }, '同一個 {…} 在一句裡只能出現一次。'),
);

export type InterfaceWords = z.infer<typeof interfaceWords>;
