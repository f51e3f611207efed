import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryInAddress, resultsAddress } from '../../../src/tools/search/results-address.ts';

for (const [query, address] of [
  ['憑證 串鍊', 'search.html#q=%E6%86%91%E8%AD%89%20%E4%B8%B2%E9%8D%8A'],
  ['a&b=c#d', 'search.html#q=a%26b%3Dc%23d'],
  ['半個字\ud83d', 'search.html#q=%E5%8D%8A%E5%80%8B%E5%AD%97'],
] as const) {
  test(`結果頁的網址：${JSON.stringify(query)}`, () => assert.equal(resultsAddress(query, ''), address));
}

for (const [hash, search, query] of [
  ['#q=%E6%86%91', '', '憑'],
  ['', '?q=%E6%86%91+a', '憑 a'],
  ['#q=%E6%86', '', '%E6%86'],
  ['#top', '?q=x', 'x'],
  ['', '', ''],
] as const) {
  test(`從網址讀出問題：${hash}${search}`, () => assert.equal(queryInAddress({ hash, search }), query));
}
