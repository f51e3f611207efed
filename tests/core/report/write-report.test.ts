import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportedId, writeReport } from '../../../src/core/report/write-report.ts';
import { byFile } from '../../../src/content/content-folder.ts';

const words = byFile('messages').report ?? {};
const nothing = { wrong: '', right: '', browser: '' };

test('網址裡的頁面代號', () => {
  const cases: [string, string][] = [
    ['#page=csr-openssl', 'csr-openssl'],
    ['#page=csr-openssl&x=1', 'csr-openssl'],
    ['', ''],
    ['#page=', ''],
    ['#content', ''],
    ['#page=%E0%A4%A', ''],
    ['#page=%3Cb%3E%E2%80%AE', '<b>'],
    [`#page=${'a'.repeat(900)}`, 'a'.repeat(40)],
  ];
  for (const [fragment, id] of cases) assert.equal(reportedId(fragment), id, fragment);
});

test('準備好的文字：頁面、代號、網址，讀者寫的話，瀏覽器要同意才有', () => {
  const page = { id: 'csr-openssl', title: '用 OpenSSL 怎麼產製 CSR？', address: 'https://kb.example.gov.tw/go/csr-openssl.html' };
  assert.equal(
    writeReport(page, nothing, words),
    '憑證工作檯：內容錯誤回報\n\n頁面：用 OpenSSL 怎麼產製 CSR？\n代號：csr-openssl\n網址：https://kb.example.gov.tw/go/csr-openssl.html\n\n哪裡不對：\n（請填寫）\n\n應該是什麼，依據是什麼：\n（請填寫）\n',
  );
  const full = writeReport(page, { wrong: '指令\r\n打錯了\u202e', right: ' RFC 2986 ', browser: 'Mozilla/5.0' }, words);
  assert.match(full, /哪裡不對：\n指令\n打錯了\n\n應該是什麼，依據是什麼：\nRFC 2986\n\n瀏覽器：Mozilla\/5\.0\n$/);
});

test('不認得的頁面、沒有說是哪一頁', () => {
  assert.match(writeReport({ id: '<b>', title: null, address: '' }, nothing, words), /\n頁面：（這個版本裡沒有這個代號）\n代號：<b>\n\n/);
  assert.match(writeReport(null, nothing, words), /\n頁面：（請填頁面的標題與網址）\n\n哪裡/);
});
