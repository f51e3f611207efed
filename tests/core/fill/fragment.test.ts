import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFragment, writeFragment } from '../../../src/core/fill/fragment.ts';
import { hostile } from './hostile.ts';

test('寫出去再讀回來相同，而且只有網址可以直接放的字元', () => {
  for (const value of hostile) {
    const fragment = writeFragment({ anchor: 'verify', values: { domain: value, alias: 'x' } });
    assert.match(fragment, /^#[A-Za-z0-9?&=%._~-]+$/);
    assert.deepEqual(readFragment(fragment), { anchor: 'verify', values: { domain: value, alias: 'x' } });
  }
});

test('讀不懂的部分略過，標題照樣讀得到', () => {
  const rows: [string, string, Record<string, string>][] = [
    ['', '', {}],
    ['#', '', {}],
    ['#verify', 'verify', {}],
    ['#verify?', 'verify', {}],
    ['#verify?domain=a', 'verify', { domain: 'a' }],
    ['#?domain=a', '', { domain: 'a' }],
    ['#v?domain=%E0%A4&alias=b', 'v', { alias: 'b' }],
    ['#%E0?alias=b', '', { alias: 'b' }],
    ['#v?=x&&a&b=&Up=1&__proto__=1&a.b=1&ok=1', 'v', { ok: '1' }],
    ['#v?a=1&a=2', 'v', { a: '2' }],
    ['#v?a=b=c?d', 'v', { a: 'b=c?d' }],
    ['#%E6%B8%AC?a=1', '測', { a: '1' }],
  ];
  for (const [hash, anchor, values] of rows) assert.deepEqual(readFragment(hash), { anchor, values }, hash);
});

test('很長的片段只讀前面', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `a${index}=x`).join('&');
  assert.ok(Object.keys(readFragment(`#v?${many}`).values).length <= 40);
});

test('沒有值就只剩標題', () => {
  assert.equal(writeFragment({ anchor: 'verify', values: {} }), '#verify');
});
