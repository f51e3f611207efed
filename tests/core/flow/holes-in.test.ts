import assert from 'node:assert/strict';
import test from 'node:test';
import { holesIn } from '../../../src/core/flow/holes-in.ts';

const rows: [string, string[]][] = [
  ['openssl s_client -connect {{domain}}:{{port}}', ['domain', 'port']],
  ['{{a}} {{a}}', ['a', 'a']],
  ['沒有欄位', []],
  ['@{LogName=1} ${HOME}', []],
  ['{{}}', ['']],
  ['{'.repeat(200_000), []],
];

for (const [code, holes] of rows) {
  test(`找出指令裡的欄位：${code.slice(0, 40)}`, () => {
    assert.deepEqual(holesIn(code), holes);
  });
}
