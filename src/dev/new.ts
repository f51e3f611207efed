import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { skeletons } from './skeletons.ts';
import { root } from '../content/root.ts';

/** `npm run new -- KIND NAME`: starts an article, a rule, an error catalogue or a tree, with the test that goes with it. */
const [kind = '', name = ''] = process.argv.slice(2);
const skeleton = skeletons[kind];
if (!skeleton || !skeleton.name.test(name)) {
  console.error('用法：npm run new -- 種類 名稱\n');
  for (const [key, { usage }] of Object.entries(skeletons)) console.error(`  npm run new -- ${key.padEnd(9)} ${usage}`);
  process.exit(2);
}
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
const files = skeleton.files(name, today);
const taken = files.map(({ path }) => path).filter((path) => existsSync(join(root, path)));
if (taken.length > 0) {
  console.error(`已經有 ${taken.join('、')}，沒有動任何檔案。請換一個名稱。`);
  process.exit(1);
}
for (const { path, text } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`已建立 ${path}`);
}
console.log('填好「待填」的地方之後，執行 npm run permalinks 登記固定連結，再執行 npm run check 檢查。');
