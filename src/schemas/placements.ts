import { z } from 'zod';
import { prose } from './prose.ts';
import { provenance } from './provenance.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Cells of a table and halves of sentences: short, and without a full stop, as other words follow. */
const phrase = (name: string, most: number) =>
  prose(name, 2)
    .max(most, `${name} 太長，請縮到 ${most} 個字以內，其餘寫在那個產品的頁面。`)
    .refine((text) => !text.endsWith('。'), `${name} 後面會接別的字，結尾不要句號。`);

/** A heading of the product's own page, or of another page where its own has none. */
const place = (name: string) =>
  z
    .string()
    .regex(
      /^([a-z0-9-]+\/[a-z0-9-]+\.html#)?[a-z0-9-]+$/,
      `${name}寫那個產品自己那一頁的段落代號，例如 install；在別頁的寫 install/iis.html#chain。`,
    )
    .describe(`${name}：自己那一頁的代號，或別頁加段落；和通常的一樣就不寫`);

export const GROUPS = ['balancer', 'cloud', 'container', 'windows', 'service'] as const;

const group = z.enum(GROUPS, { error: `group 只能是 ${GROUPS.join('、')}。` });

const placement = z.strictObject(
  {
    id: z
      .string({ error: 'products 的每一筆要有 id，例如 f5。' })
      .regex(KEBAB, 'id 只能用小寫英文、數字與連字號；它也是〈憑證拿到了，要安裝〉那一題答案的代號，公開之後不能再改。'),
    name: phrase('name（產品名稱）', 40),
    group: group.describe('哪一類，決定列在哪一張表、哪一題'),
    software: z
      .array(z.string())
      .min(1, 'software 至少一個；沒有就整行刪掉。')
      .optional()
      .describe('content/products.yaml 裡的代號：診斷用這個代號說到它，原因的頁面從那裡連到它的「不成功的話」'),
    page: z
      .string({ error: '缺少 page：這個產品的頁面，例如 devices/f5.html。' })
      .regex(/^[a-z0-9-]+\/[a-z0-9-]+\.html$/, 'page 是這個產品的頁面，不加段落，例如 devices/f5.html。'),
    files: phrase('files（要哪一種檔案）', 60).describe('要哪一種檔案，例如 PEM 三個檔：憑證、金鑰、中繼'),
    chain: phrase('chain（中繼憑證放哪裡）', 60),
    chainAt: place('chainAt（說明串鍊的段落）').default('chain'),
    then: phrase('then（匯入之後還要做什麼才生效）', 70),
    nodes: phrase('nodes（好幾台時怎麼讓每一台都是新的）', 70),
    nodesAt: place('nodesAt（說明好幾台的段落）').default('nodes'),
  },
  { error: 'products 的每一筆有 id、name、group、page、files、chain、then、nodes，可以加 software、chainAt 與 nodesAt。' },
);

/** `content/placements.yaml`: what each product beside the six servers takes, where its chain goes, and what puts it into use. */
export const placements = z.strictObject({
  groups: z
    .array(z.strictObject({ id: group, title: phrase('groups 的 title', 30) }, { error: 'groups 的每一筆有 id 與 title。' }))
    .superRefine((list, context) => {
      for (const id of GROUPS)
        if (list.filter((each) => each.id === id).length !== 1)
          context.addIssue({ code: 'custom', message: `groups 的 ${id} 要剛好一筆。` });
    })
    .describe('類別的名稱，依序列出'),
  products: z
    .array(placement, { error: '缺少 products。' })
    .superRefine((list, context) => {
      for (const [index, { id }] of list.entries())
        if (list.findIndex((each) => each.id === id) !== index) context.addIssue({ code: 'custom', message: `products 的 ${id} 重複。` });
    })
    .describe('產品，依序列出'),
  elsewhere: z
    .array(
      z.strictObject(
        {
          page: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\.html$/, 'elsewhere 的 page 寫成 devices/cert-manager.html 這樣。'),
          why: prose('why（為什麼不列）', 4),
        },
        { error: 'elsewhere 的每一筆有 page 與 why。' },
      ),
    )
    .describe('同一類的頁面，但不是匯入憑證的地方'),
  ...provenance,
});

export type Placements = z.infer<typeof placements>;
export type Placement = Placements['products'][number];
