import { commands } from './commands.ts';

/** The list of commands with one line each. */
export function usage(): string {
  const lines = ['用法：npm run -s kb -- 指令 …', ''];
  for (const [name, command] of Object.entries(commands)) lines.push(`  ${name} ${command.usage}`, `      ${command.summary}`);
  lines.push(
    '',
    '檔名寫 - 表示從標準輸入讀取。--json 每個檔案輸出一行 JSON。--at YYYY-MM-DD 以那一天為準判斷，預設是現在。',
    '結束代碼：0 沒有問題；1 有嚴重問題；2 檔案讀不出來或指令用法不對。',
  );
  return `${lines.join('\n')}\n`;
}
