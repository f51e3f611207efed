import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullAddress, publishedAddress } from '../../../src/emit/address/published-address.ts';
import { site } from '../../../src/schemas/site.ts';
import { load } from '../../../src/content/content-folder.ts';

const plain = { ...load('site'), address: undefined };
const told = { ...plain, address: 'https://kb.example.gov.tw/' };

test('網站的網址：環境變數優先，空的表示沒有，都沒寫就是沒有', () => {
  assert.equal(publishedAddress(plain, {}), null);
  assert.equal(publishedAddress(told, {}), 'https://kb.example.gov.tw/');
  assert.equal(publishedAddress(told, { SITE_ADDRESS: 'http://kb.intra/tls/' }), 'http://kb.intra/tls/');
  assert.equal(publishedAddress(told, { SITE_ADDRESS: '' }), null);
});

const wrong = [
  'kb.example.gov.tw',
  'https://kb.example.gov.tw',
  'https://kb.example.gov.tw/?a=/',
  'https://kb.example.gov.tw/#/',
  'ftp://kb.example.gov.tw/',
  'file:///srv/',
  'https:// a/',
];
for (const address of wrong) {
  test(`寫錯的網址「${address}」：用編輯看得懂的話說明`, () => {
    const parsed = site.safeParse({ ...plain, address });
    assert.equal(parsed.success, false);
    assert.deepEqual(
      parsed.error?.issues.map(({ path }) => path.join('.')),
      ['address'],
    );
    assert.match(parsed.error?.issues[0]?.message ?? '', /^address 要寫成網站對外的完整網址，例如 https:/);
    assert.throws(() => publishedAddress(plain, { SITE_ADDRESS: address }), /環境變數 SITE_ADDRESS 是「.*」。address 要寫成/);
  });
}

test('首頁的網址就是網站的網址，其他頁接在後面', () => {
  assert.equal(fullAddress('https://kb.example.gov.tw/tls/', 'index.html'), 'https://kb.example.gov.tw/tls/');
  assert.equal(fullAddress('https://kb.example.gov.tw/tls/', 'install/nginx.html'), 'https://kb.example.gov.tw/tls/install/nginx.html');
});
