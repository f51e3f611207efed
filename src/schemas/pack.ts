import { z } from 'zod';
import { provenance } from './provenance.ts';
import { text } from './text.ts';

/**
 * A chain that is ready to be put behind a site's certificate. Which certificates are in it, and in which order, follows from the
 * authority that issued the site's: `content/authorities` says so once.
 */
export const pack = z.strictObject(
  {
    id: z
      .string({ error: '缺少 id。' })
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號，並與檔名相同；公開之後不能再改。'),
    title: text('title（大家怎麼稱呼這一條串鍊）', 4),
    /** Places in the list, the one that most readers need first. */
    order: z.int({ error: 'order 是排列的順序，填整數，例如 10。' }),
    issuer: z.string({ error: '缺少 issuer。' }).describe('issuer（簽發網站憑證的中繼憑證，填 content/authorities 的 id）'),
    leaf: text('leaf（配哪一種網站憑證，怎麼看得出來）', 10),
    until: text('until（可以用到什麼時候，之後怎麼辦）', 10),
    warnings: z
      .array(text('warnings 的每一項（裝錯會怎樣、不要拿哪一張）', 10), { error: 'warnings 是清單，沒有就寫 []。' })
      .describe('warnings（安裝前要知道的事）'),
    ...provenance,
  },
  { error: 'packs 的檔案有缺漏或不認識的欄位，請對照別的檔案。' },
);

export type Pack = z.infer<typeof pack>;
