import assert from 'node:assert/strict';
import test from 'node:test';
import { answersIn, fragmentOf } from '../../../src/core/flow/fragment.ts';

const roundTrips: [string[], string][] = [
  [[], ''],
  [['yes'], '#a=yes'],
  [['same-host', 'no', 'p7b'], '#a=same-host.no.p7b'],
];

for (const [answers, fragment] of roundTrips) {
  test(`網址片段來回不變：${fragment || '沒有答案'}`, () => {
    assert.equal(fragmentOf(answers), fragment);
    assert.deepEqual(answersIn(fragment), answers);
  });
}

const readings: [title: string, fragment: string, answers: string[]][] = [
  ['沒有井字號也讀得懂', 'a=yes.no', ['yes', 'no']],
  ['旁邊有別的參數', '#from=search&a=yes.no&x=1', ['yes', 'no']],
  ['空的', '#', []],
  ['只有 a=', '#a=', []],
  ['一般的頁內錨點', '#trouble', []],
  ['別的參數結尾剛好是 a', '#data=yes', []],
  ['壞掉的那一個之後都不要', '#a=yes..no', ['yes']],
  ['全形字', '#a=yes.是', ['yes']],
  ['被編碼過的空白', '#a=yes%20.no', []],
  ['想夾帶標籤', '#a=<script>.yes', []],
  ['大寫', '#a=YES', []],
  ['重複的 a 以第一個為準', '#a=yes&a=no', ['yes']],
  ['太長的答案', `#a=yes.${'x'.repeat(65)}`, ['yes']],
  ['太長的片段整段不要', `#a=${'yes.'.repeat(2000)}`, []],
  ['太多答案只留前 64 個', `#a=${Array.from({ length: 80 }, () => 'y').join('.')}`, Array.from({ length: 64 }, () => 'y')],
];

for (const [title, fragment, answers] of readings) {
  test(`讀網址片段：${title}`, () => {
    assert.deepEqual(answersIn(fragment), answers);
  });
}
