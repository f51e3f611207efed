import { z } from 'zod';
import { provenance } from './provenance.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const text = (name: string) =>
  z
    .string({ error: `缺少 ${name}。` })
    .trim()
    .min(1, `${name} 不能空白。`)
    .describe(name);

const platform = z.strictObject(
  {
    system: text('system（作業系統或安裝方式）'),
    config: text('config（設定檔位置）'),
    include: text('include').optional(),
    log: text('log（記錄檔位置）'),
    service: text('service（服務名稱）'),
  },
  { error: 'platforms 的每一項寫 system、config、log、service，可以加 include。' },
);

const directive = z.strictObject(
  {
    name: text('directives 的 name'),
    purpose: text('directives 的 purpose'),
    value: text('value').optional(),
    /** First version that has it. */
    since: text('since').optional(),
    /** Last version in which to use it. */
    until: text('until').optional(),
  },
  { error: 'directives 的每一項寫 name、purpose，可以加 value、since、until。' },
);

/** One server product, `content/servers/<id>.yaml`: versions, places, commands and directives. */
export const server = z.strictObject({
  id: z.string({ error: '缺少 id。' }).regex(KEBAB, 'id 只能用小寫英文、數字與連字號，並與檔名相同。'),
  name: text('name（產品名稱）'),
  versions: z.array(text('versions 的每一項'), { error: 'versions 要寫成清單；純數字要加引號。' }).min(1, 'versions 至少要有一個。'),
  guide: z.string({ error: '缺少 guide：安裝說明那一頁的 id。' }).regex(KEBAB, 'guide 是頁面的 id，例如 install-apache。'),
  keyFormat: z.enum(['pem', 'keystore', 'windows-store'], { error: 'keyFormat 只能是 pem、keystore 或 windows-store。' }),
  platforms: z.array(platform, { error: '缺少 platforms。' }).min(1, 'platforms 至少要有一項。'),
  commands: z.record(z.string(), text('commands 的指令'), { error: '缺少 commands。' }),
  testFinds: text('testFinds（設定檢查找得到什麼）'),
  testMisses: text('testMisses（設定檢查找不到什麼）'),
  directives: z.array(directive, { error: '缺少 directives。' }).min(1, 'directives 至少要有一項。'),
  ...provenance,
});

export type Server = z.infer<typeof server>;
