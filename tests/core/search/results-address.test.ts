import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionInAddress, resultsAddress } from '../../../src/tools/search/results-address.ts';

for (const [query, literally, address] of [
  ['憑證 串鍊', false, 'search.html#q=%E6%86%91%E8%AD%89%20%E4%B8%B2%E9%8D%8A'],
  ['a&b=c#d', false, 'search.html#q=a%26b%3Dc%23d'],
  ['半個字\ud83d', false, 'search.html#q=%E5%8D%8A%E5%80%8B%E5%AD%97'],
  ['ngnix', true, 'search.html#exact=ngnix'],
] as const) {
  test(`結果頁的網址：${JSON.stringify(query)}${literally ? '，照打的字找' : ''}`, () =>
    assert.equal(resultsAddress({ query, literally }, ''), address));
}

for (const [hash, search, query, literally] of [
  ['#q=%E6%86%91', '', '憑', false],
  ['', '?q=%E6%86%91+a', '憑 a', false],
  ['#q=%E6%86', '', '%E6%86', false],
  ['#top', '?q=x', 'x', false],
  ['', '', '', false],
  ['#exact=ngnix+%E6%86%91', '', 'ngnix 憑', true],
  ['#exact=', '?q=x', '', true],
  ['#exactly=x', '', '', false],
] as const) {
  test(`從網址讀出問題：${hash}${search}`, () => assert.deepEqual(questionInAddress({ hash, search }), { query, literally }));
}
