import { z } from 'zod';
import { FAULTS } from '../core/rehearse/fault.ts';
import { prose } from './prose.ts';
import { provenance } from './provenance.ts';

const SERVERS = ['nginx', 'apache', 'tomcat', 'wildfly', 'weblogic', 'iis', 'other'] as const;

const page = (name: string) =>
  z
    .string({ error: `缺少 ${name}。` })
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.html(#[a-z0-9-]+)?$/, `${name} 從網站根目錄寫起、前面不加斜線，例如 install/nginx.html#install。`);

const title = z.string().min(2, 'title 太短。').optional().describe('指令上面那一條的字，例如檔名；沒寫就用文章裡的，或程式的名稱');

const COMMAND =
  '一個指令寫 run（指南裡那一塊的代號）、begins（指南裡那一塊開頭的字），或自己的 language 與 code；可以再加 title，沒有別的欄位。';

const command = z.union(
  [
    z.strictObject(
      {
        run: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .describe('這一份指南裡那一塊指令的 run'),
        title,
      },
      { error: COMMAND },
    ),
    z.strictObject({ begins: z.string().min(4).describe('指南裡那一塊沒有 run：寫它開頭的字'), title }, { error: COMMAND }),
    z.strictObject(
      {
        language: z.enum(['sh', 'bat', 'powershell', 'nginx', 'apache', 'text']).describe('只有指南裡沒有的指令才自己寫'),
        code: z.string().trim().min(2),
        title,
      },
      { error: COMMAND },
    ),
  ],
  { error: COMMAND },
);
const commands = z.array(command, { error: 'commands 要寫成清單，沒有就整段省略。' }).default([]);

const step = z.strictObject(
  {
    do: prose('do（做什麼）', 4),
    anchor: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'anchor 是指南裡那一節的代號，例如 install。')
      .optional()
      .describe('指南裡那一節的代號；不是照指南做的就省略'),
    commands,
    see: prose('see（做完要看到什麼）', 4),
    undo: prose('undo（這一步怎麼復原）', 4).optional(),
  },
  { error: '一步有 do、see，可以加 anchor、commands 與 undo。' },
);

const server = z.strictObject({
  id: z.enum(SERVERS, { error: `伺服器的 id 只能是 ${SERVERS.join('、')}。` }),
  title: z.string({ error: '缺少伺服器的 title。' }).min(2),
  guide: page('guide（照哪一份安裝指南）'),
  notRun: prose('notRun（哪些沒有在真的軟體上做過）', 8).optional(),
  where: prose('where（在哪裡演練，不碰正式的網址）', 8).describe('測試主機、另一個連接埠或另一份設定'),
  values: z
    .record(z.string(), z.string().min(1, 'values 的值不能空白。'))
    .describe('演練時要填的值，代號見 content/fields.yaml：換掉指南的範例，也帶到指南的連結'),
  before: z.array(prose('before（動手以前）', 4)).default([]).describe('這一種伺服器才有的準備'),
  steps: z.array(step, { error: '缺少 steps。' }).min(2, 'steps 至少兩步。'),
  end: z
    .array(z.strictObject({ do: prose('do（結束時做什麼）', 4), commands }), { error: '缺少 end。' })
    .min(1, 'end 至少一項：怎麼全部復原。'),
});

const symptom = z
  .strictObject(
    {
      on: z.string({ error: '症狀缺少 on：哪一個軟體、做什麼的時候。' }).min(2).describe('哪一個軟體、做什麼的時候'),
      shows: z.string().min(4).optional().describe('它印出的字，一字不差'),
      says: prose('says（看到什麼）', 4).optional(),
      known: z
        .enum(['run', 'documented', 'unknown'], { error: 'known 是 run（實際做過）、documented（照文件）或 unknown（還不知道）。' })
        .describe('怎麼知道的：run 實際做過、documented 照文件或公開的案例、unknown 還不知道'),
    },
    { error: '一種症狀有 on、known，與 shows 或 says。' },
  )
  .refine(({ shows, says }) => shows !== undefined || says !== undefined, '症狀要寫 shows（印出的字）或 says（看到什麼）。');

const fault = z.strictObject({
  id: z.enum(FAULTS, { error: `錯誤的 id 只能是 ${FAULTS.join('、')}。` }),
  title: prose('title（錯在哪裡）', 3),
  delivered: prose('delivered（這一組檔案錯在哪裡）', 8),
  symptoms: z.array(symptom, { error: '缺少 symptoms。' }).min(1, 'symptoms 至少一種。'),
  cause: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'cause 是 content/causes 裡的 id。')
    .describe('說明這個原因的是 content/causes 的哪一個'),
  why: prose('why（為什麼會這樣）', 8),
  mend: prose('mend（怎麼修好）', 8),
  earlier: prose('earlier（安裝以前怎麼看得出來）', 8),
  tool: page('tool（用哪一個工具看）'),
});

/** Every name once, in the order of the list where there is one. */
const eachOnce =
  (name: string, wanted: readonly string[]) =>
  (list: readonly { id: string }[], context: z.RefinementCtx): void => {
    for (const id of wanted) {
      const count = list.filter((one) => one.id === id).length;
      if (count !== 1) context.addIssue({ code: 'custom', message: `${name} 的 ${id} ${count === 0 ? '沒有寫' : '重複'}。` });
    }
  };

/** `content/rehearsal.yaml`: how an installation is rehearsed, by server, and what is learnt from a mistake made on purpose. */
export const rehearsal = z.strictObject({
  before: z.array(prose('before（動手以前）', 6)).min(1).describe('每一種伺服器都一樣的準備'),
  servers: z.array(server).superRefine(eachOnce('servers', SERVERS)),
  exercise: z.array(prose('exercise（怎麼練習）', 6)).min(1).describe('拿故意做錯的那一組練習時要知道的事'),
  faults: z.array(fault).superRefine(eachOnce('faults', FAULTS)),
  ...provenance,
});

export type Rehearsal = z.infer<typeof rehearsal>;
