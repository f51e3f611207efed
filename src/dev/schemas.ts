import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editorFiles } from '../content/json-schemas.ts';
import { root } from '../content/root.ts';

/** `npm run schemas`: writes what editors complete fields and mark mistakes with. */
const files = editorFiles();
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
console.log(`已寫入 ${files.size} 個檔案，請和內容的格式（src/schemas）一起送出。`);
