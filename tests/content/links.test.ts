import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkHarvest } from '../../src/checks/check-links.ts';
import { checkContent } from '../../src/checks/check-content.ts';
import { links } from '../../src/schemas/links.ts';
import { load } from '../../src/content/content-folder.ts';
import { contentWith } from './spoiled-content.ts';

for (const { name, problems } of checkContent()) {
  test(`內容檢查：${name}`, () => assert.deepEqual(problems, []));
}

test('外部連結登記表：每一筆有名稱、查看日期與狀態', () => {
  assert.ok(load('links').length > 50);
});

const good = { url: 'https://a.tw/b', title: '文件', checked: '2026-11-22', state: 'not-opened' };
const read = { ...good, state: 'stored-copy', says: 'The default is TripleDES_SHA1.' };
const holds = [{ what: '預設的加密方式。', used: ['max-validity-100', 'guides/move/iis.mdx', 'links.yaml'] }, { what: '還沒有用到的事。', used: [] }];
for (const [name, list] of [
  ['沒有打開過的', [good]],
  ['有原句的', [read]],
  ['寫了文件裡有什麼的', [{ ...read, holds }]],
] as const)
  test(`外部連結登記表：${name}一筆可以過`, () => assert.ok(links.safeParse(list).success));

const bad: [name: string, list: unknown[], says: RegExp][] = [
  ['重複登記', [good, { ...good, url: 'https://a.tw/b/' }], /登記了兩次/],
  ['帶了段落', [{ ...good, url: 'https://a.tw/b#c' }], /不要帶 #/],
  ['未來的日期', [{ ...good, checked: '2999-01-01' }], /不能是未來/],
  ['不認得的狀態', [{ ...good, state: 'fine' }], /state 只能是/],
  ['沒有打開過卻有原句', [{ ...good, says: 'The default is TripleDES_SHA1.' }], /沒有原句可抄/],
  ['原句是空的', [{ ...read, says: '  ' }], /says 太短/],
  ['holds 是空的', [{ ...read, holds: [] }], /整行刪掉/],
  ['holds 少了 what', [{ ...read, holds: [{ used: [] }] }], /缺少 what/],
  ['holds 少了 used', [{ ...read, holds: [{ what: '預設的加密方式。' }] }], /used 是清單/],
  ['used 寫成網址', [{ ...read, holds: [{ what: '預設的加密方式。', used: ['https://a.tw/b'] }] }], /used 寫事實的代號/],
  ['holds 多了欄位', [{ ...read, holds: [{ what: '預設的加密方式。', used: [], who: 'x' }] }], /holds 的每一項寫 what 與 used/],
];
for (const [name, list, says] of bad)
  test(`外部連結登記表：${name}，擋下來並說明`, () => {
    const { error } = links.safeParse(list);
    assert.match(error?.issues.map(({ message }) => message).join('\n') ?? '', says);
  });

const registered = (entry: string): string => `- url: https://a.tw/b\n  title: 文件\n${entry}`;
const old = registered('  checked: 2026-11-22\n  state: stored-copy\n');
test('看過副本而沒有原句：只提醒，較早的算份數，之後的說是哪一份', (t) => {
  const { problems, notes } = checkHarvest(
    contentWith(t, { 'links.yaml': `${old}- url: https://a.tw/c\n  title: 文件\n  checked: 2026-11-29\n  state: stored-copy\n` }),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(notes, [
    'content/links.yaml：https://a.tw/c 看過保存的副本，還沒有寫 says（文件的原句）。',
    'content/links.yaml：有 1 份較早看過的文件還沒有寫 says（文件的原句），再看的時候補上。',
  ]);
});
test('原句寫在事實裡的文件，登記表不必再寫一次', (t) => {
  const url = load('facts').flatMap(({ sources }) => sources.flatMap(({ url, says }) => (url && says ? [url.replace(/#.*/, '')] : [])))[0];
  const { notes } = checkHarvest(contentWith(t, { 'links.yaml': `${old}- url: ${url}\n  title: 文件\n  checked: 2026-11-29\n  state: stored-copy\n` }));
  assert.deepEqual(notes, ['content/links.yaml：有 1 份較早看過的文件還沒有寫 says（文件的原句），再看的時候補上。']);
});
test('holds 說用在的事實與檔案要存在', (t) => {
  const held = '  holds:\n    - what: 預設的加密方式。\n      used: [max-validity-100, guides/move/iis.mdx, no-such-fact, guides/none.mdx]\n';
  const { problems } = checkHarvest(contentWith(t, { 'links.yaml': old + held }));
  assert.deepEqual(problems, [
    'content/links.yaml：https://a.tw/b 的 holds 說用在 no-such-fact，但沒有這個事實，也沒有這個檔案。',
    'content/links.yaml：https://a.tw/b 的 holds 說用在 guides/none.mdx，但沒有這個事實，也沒有這個檔案。',
  ]);
});
