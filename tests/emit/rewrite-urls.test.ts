import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeAddress, rewriteUrls } from '../../src/emit/rewrite-urls.ts';

const addresses: [name: string, from: string, to: string, expected: string][] = [
  ['首頁到文章', '/index.html', '/apply/steps.html', 'apply/steps.html'],
  ['文章到首頁', '/apply/steps.html', '/index.html', '../index.html'],
  ['同一個資料夾', '/apply/steps.html', '/apply/oid.html', 'oid.html'],
  ['不同資料夾，帶段落', '/apply/steps.html', '/csr/iis.html#steps', '../csr/iis.html#steps'],
  ['同一頁的段落', '/csr/iis.html', '/csr/iis.html#steps', '#steps'],
  ['網站根目錄', '/tools/decode.html', '/', '../'],
  ['從根目錄的頁面到根目錄', '/index.html', '/', './'],
];

for (const [name, from, to, expected] of addresses) {
  test(`相對網址：${name}`, () => assert.equal(relativeAddress(from, to), expected));
}

const mark = (value: string): string => `<${value}>`;
const texts: [name: string, html: string, expected: string][] = [
  ['雙引號', '<a href="/a">x</a>', '<a href="</a>">x</a>'],
  ['單引號', "<a href='/a'>x</a>", "<a href='</a>'>x</a>"],
  ['沒有引號', '<a href=/a>x</a>', '<a href=</a>>x</a>'],
  ['其他屬性不動', '<a title="/a" href="/b">x</a>', '<a title="/a" href="</b>">x</a>'],
  ['文字與註解不動', 'href="/a"<!-- <a href="/a"> -->', 'href="/a"<!-- <a href="/a"> -->'],
  ['程式與範本的屬性', '<kb-x data-src="/s.js" data-root="/"></kb-x>', '<kb-x data-src="</s.js>" data-root="</>"></kb-x>'],
  ['別的網站的位址帶著好幾個值', '<a href="https://a.example/?b=1&amp;c=2">', '<a href="<https://a.example/?b=1&amp;c=2>">'],
  ['中文與實體保持原樣', '<p>憑證 &amp; 串鍊</p><a href="/a#b">', '<p>憑證 &amp; 串鍊</p><a href="</a#b>">'],
];

for (const [name, html, expected] of texts) {
  test(`改寫網址：${name}`, () => assert.equal(rewriteUrls(html, mark), expected));
}
