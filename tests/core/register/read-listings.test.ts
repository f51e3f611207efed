import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readListings } from '../../../src/core/register/read-listings.ts';

const output = (name: string): string => readFileSync(new URL(`../../fixtures/round-trip/outputs/${name}`, import.meta.url), 'utf8');
const HASH = '0123456789abcdef0123456789abcdef01234567';
const OTHER = '89abcdef0123456789abcdef0123456789abcdef';
const WWW = 'www.example.gov.tw';

interface Expected {
  name?: string;
  notAfter?: string | null;
  sha1?: string | null;
  sha256?: string | null;
  serialHex?: string | null;
  issuer?: string;
  hasKey?: boolean | null;
  place: string | null;
  role?: string;
}

const cases: [what: string, text: string, expected: Expected[]][] = [
  [
    'certutil -store，英文，月份在前的日期',
    output('win-store-ok.txt'),
    [
      {
        name: WWW,
        notAfter: '2027-02-08T15:59:00Z',
        sha1: HASH,
        serialHex: '0a1b2c3d',
        issuer: 'Example TLS CA',
        hasKey: true,
        place: 'my',
      },
    ],
  ],
  ['certutil -store，金鑰不見了', output('win-store-missing.txt'), [{ name: WWW, notAfter: null, hasKey: false, place: 'my' }]],
  [
    'certutil -store，中文，雜湊有空白',
    `my "個人"
================ 憑證 0 ================
序號: 405db92c677da6aad09f96a139842c42
簽發者: CN=TWCA Secure SSL Certification Authority, O=TAIWAN-CA, C=TW
 NotBefore: 2026/1/5 上午 10:00
 NotAfter: 2026/7/20 下午 11:59
主體: CN=${WWW}, O=Agency, C=TW
憑證雜湊(sha1): ${HASH.replace(/../g, '$& ').trim()}
  金鑰容器 = le-1234
加密測試成功
================ 憑證 1 ================
序號: 01
主體: CN=舊的
憑證雜湊(sha1): ${OTHER}
CertUtil: -store 命令成功完成。`,
    [
      {
        name: WWW,
        notAfter: '2026-07-20T15:59:00Z',
        sha1: HASH,
        issuer: 'TWCA Secure SSL Certification Authority',
        hasKey: true,
        place: 'my',
      },
      { name: '舊的', sha1: OTHER, hasKey: null, place: 'my' },
    ],
  ],
  ['Get-ChildItem，照原樣', output('win-certs-default.txt'), [{ name: WWW, sha1: HASH, notAfter: null, place: 'LocalMachine\\My' }]],
  [
    'Get-ChildItem | Format-List',
    output('win-certs-list-ok.txt'),
    [{ name: WWW, sha1: HASH, notAfter: '2027-02-01T15:59:59Z', hasKey: true, place: null }],
  ],
  [
    'Get-ChildItem | Format-Table，有金鑰與沒有金鑰',
    output('win-certs-mixed.txt'),
    [
      { name: WWW, sha1: HASH, notAfter: '2027-02-01T15:59:59Z', hasKey: true, place: null },
      { name: WWW, sha1: OTHER, notAfter: '2027-03-01T15:59:59Z', hasKey: false, place: null },
    ],
  ],
  [
    'Format-List，窗口窄而折行的主體，連同全部名稱',
    `PSParentPath : Microsoft.PowerShell.Security\\Certificate::LocalMachine\\WebHosting
Subject      : CN=a.example.gov.tw, O=行政院測試機關, L=臺北
               市, C=TW
DnsNameList  : {a.example.gov.tw, b.example.gov.tw}
Thumbprint   : ${HASH.toUpperCase()}
`,
    [{ name: 'a.example.gov.tw', sha1: HASH, place: 'LocalMachine\\WebHosting' }],
  ],
  ['netsh http show sslcert', output('win-netsh-ok.txt'), [{ name: '', sha1: HASH, place: '0.0.0.0:443' }]],
  [
    'netsh，中文',
    `SSL 憑證繫結:\n-------------------------\n\n    IP:連接埠                      : 10.0.0.5:8443\n    憑證雜湊             : ${OTHER}\n`,
    [{ sha1: OTHER, place: '10.0.0.5:8443' }],
  ],
  ['netsh，沒有繫結憑證', output('win-netsh-no-hash.txt'), []],
  [
    'keytool -list，不加 -v',
    `您的金鑰儲存庫包含 2 項目\n\ntomcat, 2026年11月1日, PrivateKeyEntry, \n憑證指紋 (SHA-256): ${'AB:'.repeat(31)}AB\ntwca, 2026年11月1日, trustedCertEntry, \n憑證指紋 (SHA-256): ${'CD:'.repeat(31)}CD\n`,
    [
      { name: 'tomcat', sha256: 'ab'.repeat(32), hasKey: true, role: 'server', place: 'tomcat' },
      { name: 'twca', sha256: 'cd'.repeat(32), hasKey: false, role: 'ca', place: 'twca' },
    ],
  ],
  ['平常的文字', '今天開會討論憑證到期，指紋與序號都要列出來。\nSubject : 開會通知\n', []],
];

for (const [what, text, expected] of cases) {
  test(what, () => {
    const entries = readListings(text, 'list.txt');
    assert.equal(entries.length, expected.length, JSON.stringify(entries.map(({ name }) => name)));
    for (const [index, { place, ...fields }] of expected.entries()) {
      const entry = entries[index];
      assert.deepEqual(entry?.sightings, [{ file: 'list.txt', place }]);
      for (const [field, value] of Object.entries(fields)) assert.equal(entry[field as keyof typeof entry], value, field);
    }
  });
}

test('折行的主體接得起來，DnsNameList 是全部名稱', () => {
  const [entry] = readListings(cases.find(([what]) => what.startsWith('Format-List'))?.[1] ?? '', null);
  assert.deepEqual([entry?.names, entry?.hasAllNames], [['a.example.gov.tw', 'b.example.gov.tw'], true]);
});
