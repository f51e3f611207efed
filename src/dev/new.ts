import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { skeletons } from './skeletons.ts';
import { filesBelow } from '../content/files-below.ts';
import { root } from '../content/root.ts';

/** `npm run new -- KIND NAME`: starts an article, a rule, an error catalogue, a tree or a tool, with the test that goes with it. */
const [kind = '', name = ''] = process.argv.slice(2);
const skeleton = skeletons[kind];
if (!skeleton || !skeleton.name.test(name)) {
  console.error('用法：npm run new -- 種類 名稱\n');
  for (const [key, { usage }] of Object.entries(skeletons)) console.error(`  npm run new -- ${key.padEnd(9)} ${usage}`);
  process.exit(2);
}
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
const files = skeleton.files(name, today);
// Scripts and pages go by their file's name alone, wherever it lies.
const standing = new Set(filesBelow(join(root, 'src')).map((path) => basename(path)));
const isTaken = (path: string): boolean =>
  existsSync(join(root, path)) || (/\.(?:entry\.ts|page\.astro)$/.test(path) && standing.has(basename(path)));
const taken = files.map(({ path }) => path).filter(isTaken);
if (taken.length > 0) {
  console.error(`已經有同名的檔案：${taken.map((path) => basename(path)).join('、')}。沒有動任何檔案，請換一個名稱。`);
  process.exit(1);
}
for (const { path, text } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`已建立 ${path}`);
}
for (const { path, text } of skeleton.added?.(name) ?? []) {
  appendFileSync(join(root, path), text);
  console.log(`已加在 ${path} 的最後`);
}
console.log('填好「待填」的地方之後，執行 npm run permalinks 登記固定連結，再執行 npm run check 檢查。');
