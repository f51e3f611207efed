import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editorSettings, schemaFiles, SETTINGS } from '../content/json-schemas.ts';
import { root } from '../content/root.ts';

/** `npm run schemas`: writes what editors complete fields and mark mistakes with. */
const files = schemaFiles();
const at = join(root, SETTINGS);
const settings = editorSettings(existsSync(at) ? readFileSync(at, 'utf8') : null);
if ('text' in settings) files.set(SETTINGS, settings.text);
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
console.log(`已寫入 ${files.size} 個檔案，請和內容的格式（src/schemas）一起送出。`);
if ('fault' in settings) {
  console.error(`沒有改 ${settings.fault}`);
  process.exitCode = 1;
}
