import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContent } from '../../src/checks/check-content.ts';
import { links } from '../../src/schemas/links.ts';
import { load } from '../../src/content/content-folder.ts';

for (const { name, problems } of checkContent()) {
  test(`內容檢查：${name}`, () => assert.deepEqual(problems, []));
}

test('外部連結登記表：每一筆有名稱、查看日期與狀態', () => {
  assert.ok(load('links').length > 50);
});

const good = { url: 'https://a.tw/b', title: '文件', checked: '2026-11-22', state: 'not-opened' };
const bad: [name: string, list: unknown[]][] = [
  ['重複登記', [good, { ...good, url: 'https://a.tw/b/' }]],
  ['帶了段落', [{ ...good, url: 'https://a.tw/b#c' }]],
  ['未來的日期', [{ ...good, checked: '2999-01-01' }]],
  ['不認得的狀態', [{ ...good, state: 'fine' }]],
];
test('外部連結登記表：正確的一筆可以過', () => assert.ok(links.safeParse([good]).success));
for (const [name, list] of bad) test(`外部連結登記表：${name}，擋下來`, () => assert.ok(!links.safeParse(list).success));
