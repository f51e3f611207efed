import { z } from 'zod';
import { provenance, source } from './provenance.ts';
import { text } from './text.ts';

const name = z
  .string()
  .regex(/^[A-Za-z0-9?][\w.?-]*$/, '參數只寫名稱，前面不加 - 或 /，後面不加 = 或值，例如 CertStoreLocation、certhash。純數字要加引號。');

/** `content/windows-commands/<file>.yaml`: which parameters the public reference lists for the commands of a module or of a program. */
export const windowsCommands = z.strictObject(
  {
    module: text('module（模組或程式的名稱）', 2),
    /** The reference; what it is put together of has an address for each command, which is not registered. */
    source: source.describe('公開的參考文件：title 與 url'),
    checked: provenance.checked,
    confidence: provenance.confidence,
    /** Options of one letter may be written as one word: `-sS`. */
    joined: z
      .literal(true, { error: 'joined 只寫 true；單字母的選項不能連寫，就整行刪掉。' })
      .optional()
      .describe('true：單字母的選項可以連寫，例如 curl -sS'),
    commands: z
      .record(
        z
          .string()
          .regex(
            /^[A-Za-z][\w.-]*(?: [\w./-]+)*$/,
            '指令寫 Verb-Noun，或程式與它的動詞，例如 New-WebBinding、netsh http add sslcert、certutil -store。',
          ),
        z.array(name, { error: '每個指令寫一個清單：參考文件列出的參數；沒有就寫 []。' }),
        { error: '缺少 commands：指令與它的參數。' },
      )
      .describe('指令，與參考文件列出的每一個參數'),
  },
  { error: '每個檔案寫 module、source、checked、confidence、commands，可以加 joined，沒有其他欄位。' },
);

export type WindowsCommands = z.infer<typeof windowsCommands>;
