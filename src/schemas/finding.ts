import { z } from 'zod';
import type { FindingNames, ReportWords } from '../core/findings/finding-names.ts';
import { changeable } from './changes.ts';
import { prose } from './prose.ts';
import { provenance } from './provenance.ts';

const command = z.string().trim().min(3, '指令不能空白。');

const list = <Item extends z.ZodType>(item: Item, name: string) =>
  z.array(item, { error: `${name} 要寫成清單，沒有就整段省略。` }).default([]);

const fix = z.strictObject(
  {
    text: prose('fixes 的 text（怎麼修）', 6),
    steps: list(command, 'steps').describe('可以複製的指令或設定，一行一項；要替換的地方寫 {{欄位}}'),
  },
  { error: 'fixes 的每一種伺服器寫 text，可以加 steps。' },
);

/** The servers that a fix is written for; `others` is a device, a mail server, whatever else. */
export const fixServers = ['iis', 'apache', 'nginx', 'tomcat', 'others'] as const;

const scannerName = (pattern: RegExp, example: string) =>
  z
    .strictObject({
      id: z
        .string({ error: `編號要加引號，例如 '${example}'。` })
        .regex(pattern, `編號的寫法是 ${example}。`)
        .optional(),
      name: z.string().min(4, '名稱太短。').optional(),
    })
    .refine(({ id, name }) => id !== undefined || name !== undefined, '每一筆至少要有 id 或 name。');

const names = z.strictObject({
  nessus: list(scannerName(/^\d{4,6}$/, '51192'), 'nessus').describe('Nessus 的外掛程式編號與名稱；同一個編號有兩種名稱就寫兩筆'),
  openvas: list(scannerName(/^1\.3\.6\.1\.4\.1\.25623\.1\.\d\.\d{1,7}$/, '1.3.6.1.4.1.25623.1.0.103955'), 'openvas').describe(
    'Greenbone 的 OID 與名稱',
  ),
  qualys: list(scannerName(/^\d{4,6}$/, '38173'), 'qualys').describe('Qualys 的 QID 與名稱'),
  nmap: list(z.string().regex(/^[a-z][a-z0-9-]+: \S/, 'nmap 寫成「指令碼: 那一行的開頭」，例如 ssl-poodle: State: VULNERABLE。'), 'nmap'),
  testssl: list(z.strictObject({ id: z.string().min(2), says: z.string().min(2).optional() }), 'testssl').describe(
    'testssl.sh 的 CSV 與 JSON：id，與 finding 裡有的字',
  ),
  testsslLines: list(z.strictObject({ label: z.string().min(2), says: z.string().min(2) }), 'testsslLines').describe(
    'testssl.sh 的文字：那一行的開頭，與後面接的字',
  ),
  sslyze: list(
    z
      .string()
      .regex(
        /^(?:[a-z_0-9]+(?:\.[a-z_0-9]+)? is \S+|[a-z_0-9]+ accepted|accepted \S+(?: < \d+)?|certificate (?:is|has) \S.*)$/,
        'sslyze 的寫法見 src/core/findings/read-sslyze.ts。',
      ),
    'sslyze',
  ),
  ssllabs: list(z.string().min(4), 'ssllabs').describe('SSL Labs 網頁上那一行的開頭'),
  checkers: list(z.string().min(12), 'checkers').describe('其他檢查網頁的句子'),
  cves: list(z.string().regex(/^CVE-\d{4}-\d{4,7}$/, 'CVE 寫成 CVE-2016-2183。'), 'cves').describe('只在沒有掃描器編號的表格裡用'),
}) satisfies z.ZodType<FindingNames>;

const baseline = z.strictObject(
  {
    document: z.string().min(6, 'document 是基準文件的名稱與版本。'),
    number: z.string().regex(/^TWGCB-\d{2}-\d{3}-\d{4}$/, 'number 寫成 TWGCB-04-014-0042。'),
    name: prose('twgcb 的 name（原則設定名稱）', 2),
    value: z.string().min(1, 'value 是基準的設定值。'),
    verified: z.boolean({ error: 'verified 是 true（在公開資料看過編號與設定值）或 false（還沒有看到）。' }),
  },
  { error: 'twgcb 的每一筆寫 document、number、name、value、verified。' },
);

/** One kind of finding of vulnerability scans, `content/findings/<id>.yaml`. */
export const finding = z.strictObject({
  id: z
    .string({ error: '缺少 id，例如 tls10-tls11；要和檔名相同。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只能用小寫英文、數字與連字號，例如 tls10-tls11；公開之後不能再改。')
    .describe('永久代號，和檔名相同；公開之後不能再改'),
  title: prose('title（短標題）', 3).max(40, 'title 請縮到 40 個字以內。'),
  what: prose('what（這一項說的是什麼）', 10),
  real: prose('real（對這個服務是不是真的、怎麼判斷）', 10),
  fixes: z.strictObject(
    { iis: fix, apache: fix, nginx: fix, tomcat: fix, others: fix },
    { error: 'fixes 要寫 iis、apache、nginx、tomcat、others 五種。' },
  ),
  prove: z.strictObject(
    { command: command.describe('改完之後執行的指令'), expect: prose('prove 的 expect（看到什麼就算修好）', 6) },
    { error: 'prove 寫 command（指令）與 expect（看到什麼就算修好）。' },
  ),
  reply: prose('reply（矯正措施的一句話）', 8),
  names,
  twgcb: list(baseline, 'twgcb').describe('政府組態基準的對應項目'),
  /** Causes that it names, the likeliest first. */
  causes: z.array(z.string()).default([]).describe('指向哪些原因（content/causes），最可能的在前'),
  page: z
    .string({ error: '缺少 page：要讀者接著看的頁面；沒有就寫 null。' })
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, 'page 從網站根目錄寫起、前面不加斜線，例如 harden/old-protocols.html。')
    .nullable()
    .describe('接著看的頁面；沒有就寫 null'),
  flow: z
    .string({ error: '缺少 flow：排查樹的 id；沒有就寫 null。' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'flow 是 content/flows 裡的 id。')
    .nullable()
    .describe('接著走的排查樹，content/flows 的 id；沒有就寫 null'),
  ...provenance,
  ...changeable,
});

export type FindingEntry = z.infer<typeof finding>;

const wordList = z.array(z.string().min(1, '字不能是空的。'), { error: '要寫成清單。' }).min(1, '至少要有一個字。');

/** `content/scan-report.yaml`: the words that reports are written with. */
export const scanReport = z.strictObject({
  words: z.strictObject({
    headers: z.strictObject({
      id: wordList,
      name: wordList,
      host: wordList,
      port: wordList,
      risk: wordList,
      state: wordList,
      note: wordList,
      ignored: wordList,
      cve: wordList,
      oid: wordList,
    }),
    states: z.strictObject({ mended: wordList, accepted: wordList, open: wordList }),
    severities: wordList,
  }) satisfies z.ZodType<ReportWords>,
});
