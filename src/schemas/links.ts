import { z } from 'zod';
import { isoDate, latestToday } from './provenance.ts';

/** A fact's id, or a file below `content/`. */
const use = z
  .string({ error: 'used 是清單：事實的代號，或 content 底下的檔名；還沒用到就寫 []。' })
  .regex(
    /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:mdx|yaml))$/,
    'used 寫事實的代號（max-validity-100），或 content 底下的檔名（guides/apply/renewal.mdx）。',
  );

/** Something the document holds that matters to this site, and where the site says it. */
const held = z.strictObject(
  {
    what: z.string({ error: '缺少 what：文件裡有什麼，一句話。' }).trim().min(6, 'what 太短，請寫成讀者看得懂的一句話。'),
    used: z.array(use, { error: 'used 是清單：事實的代號，或 content 底下的檔名；還沒用到就寫 []。' }),
  },
  { error: 'holds 的每一項寫 what 與 used，沒有其他欄位。' },
);

const link = z
  .strictObject(
    {
      url: z
        .url({ protocol: /^https?$/, error: 'url 要以 http:// 或 https:// 開頭。' })
        .refine((url) => !url.includes('#'), 'url 不要帶 # 之後的段落，一份文件登記一筆。'),
      title: z.string({ error: '缺少 title：文件或網站的名稱。' }).min(2, 'title 太短。'),
      checked: isoDate.refine((date) => date <= latestToday(), { error: 'checked（查看日期）不能是未來的日子。' }),
      state: z.enum(['ok', 'stored-copy', 'not-opened', 'dead'], {
        error: 'state 只能是 ok（當天打得開）、stored-copy（看的是保存的副本）、not-opened（沒有打開過）或 dead（已經失效）。',
      }),
      /** The words, untranslated, for which the site cites the document. */
      says: z
        .string({ error: 'says（文件的原句）要是文字。' })
        .trim()
        .min(4, 'says 太短；寫出文件的原句，不翻譯，沒有看到就整行刪掉。')
        .describe('文件裡支持本站說法的一兩句原文，不翻譯')
        .optional(),
      /** The harvest of a document that was read whole. */
      holds: z
        .array(held, { error: 'holds 是清單，每一項寫 what 與 used。' })
        .min(1, 'holds 是空的就整行刪掉。')
        .describe('文件裡和我們有關的事，以及用在哪裡；還沒用到的寫 []')
        .optional(),
      note: z.string().min(2, 'note 太短；沒有要說的就整行刪掉。').optional(),
    },
    { error: '每一筆連結寫 url、title、checked、state，可以加 says、holds、note。' },
  )
  .refine(({ state, says }) => says === undefined || state === 'ok' || state === 'stored-copy', {
    path: ['says'],
    error: '沒有打開過或已經失效的文件沒有原句可抄；看過了就把 state 改成 ok 或 stored-copy。',
  });

/** `content/links.yaml`: the one register of addresses outside the site. */
export const links = z
  .array(link, { error: 'links.yaml 是清單。' })
  .refine((list) => new Set(list.map(({ url }) => url.replace(/\/$/, ''))).size === list.length, { error: '同一個 url 登記了兩次。' });

export type LinkRegister = z.infer<typeof links>;
