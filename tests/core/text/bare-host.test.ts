import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareHost } from '../../../src/core/text/bare-host.ts';

const cases: readonly [what: string, text: string, host: string | null][] = [
  ['主機名稱本身', 'www.example.gov.tw', 'www.example.gov.tw'],
  ['前後的空白', '  www.example.gov.tw\n', 'www.example.gov.tw'],
  ['最後的點', 'www.example.gov.tw.', 'www.example.gov.tw'],
  ['連接埠', 'www.example.gov.tw:8443', 'www.example.gov.tw'],
  ['連接埠前面的點', 'www.example.gov.tw.:8443', 'www.example.gov.tw'],
  ['整個網址', 'https://www.example.gov.tw/a/b?c=d#e', 'www.example.gov.tw'],
  ['大寫的通訊協定與連接埠', 'HTTPS://www.example.gov.tw:443/', 'www.example.gov.tw'],
  ['沒有通訊協定的路徑', 'www.example.gov.tw/index.html', 'www.example.gov.tw'],
  ['IPv4', '192.0.2.1:443', '192.0.2.1'],
  ['IPv6 與連接埠', 'https://[2001:db8::1]:8443/', '[2001:db8::1]'],
  ['沒有括號的 IPv6', '2001:db8::1', '2001:db8::1'],
  ['空的', '', null],
  ['只有空白', ' \t', null],
  ['只有通訊協定', 'https://', null],
  ['只有一個點', '.', null],
];

for (const [what, text, host] of cases) {
  test(`主機名稱：${what}`, () => assert.equal(bareHost(text), host));
}
