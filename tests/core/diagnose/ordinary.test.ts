import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isList, speaksOnly } from '../../../src/core/diagnose/ordinary.ts';
import { diagnose } from '../recognise/catalogue.ts';

const isTalk = (text: string): boolean => {
  const lines = text.split('\n');
  const talk = speaksOnly(lines);
  return lines.every((line, at) => line.trim() === '' || talk(at + 1));
};

/** Nothing has happened in these: programs, change logs, mended faults, access logs. */
const talk = [
  'case "certificate has expired":',
  'const ERROR = { code: "CERT_HAS_EXPIRED" };',
  'public static final String EXPIRED = "certificate has expired";',
  'if (error.code === "CERT_HAS_EXPIRED") {',
  'throw new SSLHandshakeException("certificate has expired");',
  '#define X509_V_ERR_CERT_HAS_EXPIRED 10',
  'fix(tls): certificate has expired is no longer fatal',
  '- Fix certificate verification on Windows',
  '憑證已過期，已修復',
  'www.example.gov.tw,443,SSL Certificate Expired,fixed',
  '192.0.2.7 - - [22/Nov/2026:08:35:29 +0800] "GET /certificate-has-expired HTTP/1.1" 200 512',
  '{ERR_PACK(ERR_LIB_SSL, 0, SSL_R_WRONG_VERSION_NUMBER), "wrong version number"},',
];

/** These have happened. */
const incidents = [
  'curl: (60) SSL certificate problem: certificate has expired',
  'private key mismatch',
  'public key decode error',
  'internal error: certificate has expired',
  'Error: CERT_HAS_EXPIRED: certificate has expired',
  'nginx: [emerg] cannot load certificate "/etc/ssl/a.pem"',
  '[Sun Nov 22 08:35:29.216115 2026] [ssl:emerg] AH02565: Certificate and private key www.example.gov.tw:443 from /a and /b do not match',
  '更新憑證失敗：certificate has expired',
  'javax.net.ssl.SSLHandshakeException: PKIX path building failed',
];

test('只是談到錯誤的文字：程式、更新紀錄、已經處理好的', () => {
  for (const text of talk) assert.ok(isTalk(text), text);
});

test('發生了的錯誤不會當成只是談到', () => {
  for (const text of incidents) assert.ok(!isTalk(text), text);
});

test('很長的一行也很快，而且照樣判斷', () => {
  assert.ok(isTalk(`case "${'certificate has expired '.repeat(3)}":${' '.repeat(100_000)}`));
  assert.ok(!isTalk(`curl: ${'a'.repeat(100_000)}`));
});

test('一列一個代碼與意思的對照表：什麼都沒有發生', () => {
  const rows = [
    '18 self-signed certificate',
    '19 self-signed certificate in certificate chain',
    '20 unable to get local issuer certificate',
    '21 unable to verify the first certificate',
  ];
  assert.ok(isList(rows));
  assert.deepEqual(diagnose(rows.join('\n')).verdicts, []);
  assert.ok(!isList(rows.slice(0, 3)));
  assert.ok(!isList([...rows, ...rows]));
  assert.ok(!isList(['curl: (60) SSL certificate problem: certificate has expired']));
});
