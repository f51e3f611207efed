import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicSuffix } from '../../../src/core/policy/public-suffix.ts';

const table: [name: string, suffix: boolean][] = [
  ['tw', true],
  ['gov.tw', true],
  ['COM.TW', true],
  ['club.tw', true],
  ['co.uk', true],
  ['go.jp', true],
  ['test', true],
  ['example.gov.tw', false],
  ['taipei.tw', false],
  ['co.tw', false],
  ['tw.gov', false],
  ['a.b.c.gov.tw', false],
  ['constructor', true],
  ['a.constructor', false],
  ['', false],
];

for (const [name, suffix] of table)
  test(`${name === '' ? '空的名稱' : name}${suffix ? '是' : '不是'}公用尾碼`, () => {
    assert.equal(isPublicSuffix(name), suffix);
  });
