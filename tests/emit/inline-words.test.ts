import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesSaid, inlineWords } from '../../src/emit/scripts/inline-words.ts';

const words = { chain: { copied: '已複製「$`」', found: '有 {count} 個，{name}。' }, page: { copy: '複製' } };
const HEAD = "import { ui } from 'content:interface/chain';";
const inlined = (code: string, head = HEAD): string => inlineWords('x.ts', `${head}\n${code}`, words).trim();

for (const [name, code, made] of [
  ['沒有洞的句子變成字串', 'say(ui.copied);', 'say("已複製「$`」");'],
  ['洞裡是呼叫時給的算式', 'say(ui.found({ count: all.length + 1, name }));', 'say(`有 ${all.length + 1} 個，${name}。`);'],
  ['洞的順序以句子為準', 'ui.found({ name: a, count: b })', '`有 ${b} 個，${a}。`'],
  [
    '洞裡還有用字',
    'ui.found({ count: 1, name: late ? ui.copied : f(() => ui.copied) })',
    '`有 ${1} 個，${late ? "已複製「$`」" : f(() => "已複製「$`」")}。`',
  ],
  ['樣板裡的句子併進樣板', '`- ${ui.found({ count: 1, name })}${ui.copied}`', '`- 有 ${1} 個，${name}。${"已複製「$`」"}`'],
  ['註解與別的程式一字不差', '/** ui.copied */ export const a = other.ui; // 1', '/** ui.copied */ export const a = other.ui; // 1'],
] as const) {
  test(`用字放進指令碼：${name}`, () => assert.equal(inlined(code), made));
}

test('用字放進指令碼：同一個檔案可以用兩份用字', () => {
  assert.equal(
    inlined('[ui.copied, page.copy]', `${HEAD}\nimport { ui as page } from 'content:interface/page';`),
    '["已複製「$`」", "複製"]',
  );
});

for (const [name, code, message] of [
  ['沒有這個代碼', 'ui.copid', /chain\.yaml has no copid/],
  ['少給一個洞', 'ui.found({ count: 1 })', /wants \{count\}, \{name\}/],
  ['多給一個洞', 'ui.copied({ count: 1 })', /wants/],
  ['洞沒有寫在原地', 'ui.found(facts)', /written where it is said/],
  ['代碼是算出來的', 'ui[code]', /read by a code/],
  ['整份傳出去', 'show(ui)', /read by a code/],
] as const) {
  test(`用字放進指令碼時拒絕：${name}`, () => assert.throws(() => inlined(code), message));
}

test('說了哪些代碼：洞裡的也算，沒有匯入的不算', () => {
  const nested = `${HEAD}\nui.found({ count: 1, name: ui.copied });`;
  assert.deepEqual(codesSaid('x.ts', nested), [
    { name: 'chain', code: 'found' },
    { name: 'chain', code: 'copied' },
  ]);
  assert.deepEqual(codesSaid('x.ts', 'ui.copied;'), []);
  const own = "import { ui } from './ui.ts';\nui.copied;";
  assert.deepEqual(codesSaid('x.ts', own, 'cli'), [{ name: 'cli', code: 'copied' }]);
  assert.deepEqual(codesSaid('x.ts', own), []);
});
