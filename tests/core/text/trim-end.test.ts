import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trimEndOf } from '../../../src/core/text/trim-end.ts';

const cases: [text: string, characters: string, trimmed: string][] = [
  ['TUlJ==', '=', 'TUlJ'],
  ['=a=b', '=', '=a=b'],
  ['====', '=', ''],
  ['', '=', ''],
  ['https://kb.gov.tw///', '/', 'https://kb.gov.tw'],
  ['名稱」』"', '"」』', '名稱'],
];
for (const [text, characters, trimmed] of cases) {
  test(`去尾：${JSON.stringify(text)} 去掉 ${characters}`, () => assert.equal(trimEndOf(text, characters), trimmed));
}
