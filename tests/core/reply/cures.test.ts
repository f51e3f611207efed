import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { curesFor } from '../../../src/core/reply/cures.ts';

const { cures } = load('reply-cures');
const firstOf = (query: string): string | undefined => curesFor(query, cures)[0];

test('說出毛病的，修法在最前面：各種說法、全形、空白都一樣', () => {
  const rows: [first: string, ...queries: string[]][] = [
    [
      'flow-chain-broken-add-intermediates',
      ...['缺中繼憑證', '少送中繼憑證', '中繼憑證沒裝', '沒有中繼憑證', '中繼憑證不見了', '少一張中繼', '沒送中繼', '伺服器漏了中間憑證'],
      ...['missing Intermediate', 'ＭＩＳＳＩＮＧ　ｉｎｔｅｒｍｅｄｉａｔｅ', '憑證串鍊不完整', '憑證串鍊中斷', 'incomplete chain'],
    ],
    ['flow-chain-broken-add-cross', '少交互憑證', '沒送交互憑證'],
    ['flow-date-invalid-replace-chain', '中繼憑證過期'],
    ['flow-chain-broken-reorder', '串鍊順序錯', '中繼憑證順序不對'],
    ['flow-chain-broken-replace-intermediates', '中繼憑證裝錯'],
    ['flow-name-mismatch', '憑證名稱不符'],
    ['flow-date-invalid', '網站憑證過期', '瀏覽器說憑證過期了'],
    ['install-iis', 'IIS 中繼憑證沒裝', 'ＩＩＳ　缺中繼憑證'],
    ['install-nginx', 'nginx 缺中繼憑證'],
  ];
  for (const [first, ...queries] of rows) for (const query of queries) assert.equal(firstOf(query), first, query);
});

test('說了軟體，只接那一種；沒說，各種軟體的都接在後面', () => {
  assert.deepEqual(curesFor('tomcat 少中繼', cures), ['install-tomcat', 'flow-chain-broken-add-intermediates']);
  assert.deepEqual(curesFor('缺中繼憑證', cures).slice(0, 4), [
    'flow-chain-broken-add-intermediates',
    'install-iis',
    'install-nginx',
    'install-apache',
  ]);
});

test('只是問問題的不算毛病', () => {
  for (const query of ['', '中繼憑證是什麼', '要裝哪幾張中繼憑證', '要放多少張中繼憑證', '憑證快到期', '匯入憑證之後不見了', '私鑰不見了'])
    assert.deepEqual(curesFor(query, cures), [], query);
});
