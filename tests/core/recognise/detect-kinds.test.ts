import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { detectKinds } from '../../../src/core/recognise/detect-kinds.ts';
import type { Facts } from '../../../src/core/facts.ts';

const output = (name: string): string => readFileSync(new URL(`../../fixtures/outputs/${name}.txt`, import.meta.url), 'utf8');
const summary = (text: string): string[] => detectKinds(text).map(({ kind, line }) => `${kind}@${line}`);
const facts = (text: string, kind: string): Facts[] =>
  detectKinds(text)
    .filter((found) => found.kind === kind)
    .map((found) => found.facts);

const KINDS: readonly [what: string, text: string, kinds: string[]][] = [
  ['憑證', '說明\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', ['pem@2']],
  ['請求檔', '-----BEGIN NEW CERTIFICATE REQUEST-----', ['pem@1']],
  ['私密金鑰', 'x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE', ['private-key@2']],
  ['被引用的私密金鑰', '> -----BEGIN ENCRYPTED PRIVATE KEY-----', ['private-key@1']],
  ['黏在一起的兩張', '-----END CERTIFICATE----------BEGIN CERTIFICATE-----', ['pem@1']],
  ['網頁', '\n<!DOCTYPE html>\n<html lang="zh-Hant-TW">', ['html@2']],
  ['nginx 設定', 'server {\n  listen 443 ssl;\n  ssl_certificate /etc/nginx/a.pem;\n}', ['config@1']],
  ['nginx 設定的一行', '  ssl_certificate_key /etc/nginx/a.key;', ['config@1']],
  ['沒有 TLS 的 nginx 設定', '# 註解\nserver {\n  listen 80;\n  server_name a.gov.tw;\n}', ['config@2']],
  ['Apache 設定', '<VirtualHost *:443>\nServerName a.gov.tw\nSSLEngine on\n</VirtualHost>', ['config@1']],
  ['Apache 設定的一行', 'SSLCertificateFile /etc/pki/a.crt', ['config@1']],
  ['IIS 的 web.config', '<?xml version="1.0"?>\n<configuration>\n  <system.webServer>\n', ['config@2']],
  ['Tomcat 的 server.xml', '<Server port="8005" shutdown="SHUTDOWN">', ['config@1']],
  ['Tomcat 的 Connector，一行一個屬性', '<Connector\n  port="8443"\n  SSLEnabled="true"', ['config@1']],
  ['JSON', '\n{"a": 1}', ['json@2']],
  ['WebLogic 記錄', '<Nov 22, 2026 8:00:01,001 AM CST> <Notice> <Security> <BEA-090171> <Loading the identity certificate>', ['log@1']],
  ['Tomcat 單行記錄', '22-Nov-2026 08:00:01.001 SEVERE [main] org.apache.catalina.util.LifecycleBase.handle Failed', ['log@1']],
  [
    'certutil',
    'my "個人"\n================ 憑證 0 ================\n序號: 40\n  金鑰容器 = x\n================ Certificate 1 ================\nMissing stored keyset',
    ['certutil@2'],
  ],
  [
    'PowerShell',
    '   PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My\n\nThumbprint                                Subject\n----------                                -------\n0123456789ABCDEF0123456789ABCDEF01234567  CN=www.example.gov.tw',
    ['powershell-certs@1'],
  ],
];

for (const [what, text, kinds] of KINDS) test(`認得${what}`, () => assert.deepEqual(summary(text), kinds));

test('一次貼上好幾種東西，每一種都報，行號各自正確', () => {
  const paste = [
    '-----BEGIN CERTIFICATE-----',
    'MIIB',
    '-----END CERTIFICATE-----',
    'server {',
    'listen 443 ssl;',
    '}',
    '<html>',
    'nginx: configuration file /etc/nginx/nginx.conf test failed',
  ];
  assert.deepEqual(summary(paste.join('\n')), ['pem@1', 'config@4', 'html@7', 'nginx-test@8']);
});

test('私密金鑰只說有，其他一概不說', () => {
  assert.deepEqual(detectKinds('-----BEGIN EC PRIVATE KEY-----\nMHcCAQ==\n-----END EC PRIVATE KEY-----'), [
    { kind: 'private-key', line: 1, facts: {} },
  ]);
});

const CONNECTIONS: readonly [file: string, facts: Facts][] = [
  ['openssl-s-client-ok', { verifyCode: 0, verifyText: 'ok', certificates: 2, protocol: 'TLSv1.3', noCertificate: false }],
  [
    'openssl-o07-s-client-leaf-only',
    { verifyCode: 21, verifyText: 'unable to verify the first certificate', certificates: 1, protocol: 'TLSv1.3', noCertificate: false },
  ],
  [
    'openssl-o08-s-client-expired',
    { verifyCode: 10, verifyText: 'certificate has expired', certificates: 2, protocol: 'TLSv1.3', noCertificate: false },
  ],
  ['openssl-o16-plain-http', { verifyCode: 0, verifyText: 'ok', certificates: 0, protocol: '(NONE)', noCertificate: true }],
];
for (const [file, expected] of CONNECTIONS) {
  test(`s_client 輸出 ${file} 的結果`, () => {
    const [found] = facts(output(file), 's-client');
    const { protocol, ...rest } = { ...found };
    const { protocol: wanted, ...others } = expected;
    assert.deepEqual(rest, others);
    if (wanted === 'TLSv1.3') assert.equal(protocol, wanted);
    else assert.notEqual(protocol, 'TLSv1.3');
  });
}

for (const language of ['en', 'zh-TW']) {
  const suffix = language === 'en' ? 'en' : 'zh';
  for (const form of ['list', 'list-v', 'list-rfc']) {
    test(`keytool -${form} 的 ${language} 輸出列出四筆，一把金鑰`, () => {
      const text = output(`keytool-${form}-${suffix}`);
      assert.deepEqual(facts(text, 'keytool-list'), [{ language, entries: 4, privateKeyEntries: 1, trustedCertEntries: 3 }]);
      const entries = facts(text, 'keytool-entry');
      assert.deepEqual(
        entries.map(({ alias }) => alias),
        ['int', 'site', 'tomcat', 'wrongalias'],
      );
      assert.deepEqual(
        entries.map(({ entryType }) => entryType),
        ['trustedCertEntry', 'trustedCertEntry', 'PrivateKeyEntry', 'trustedCertEntry'],
      );
      assert.equal(entries[2]?.chainLength, form === 'list' ? null : 3);
    });
  }
}

test('certutil 的清單數得出金鑰容器與遺失的金鑰', () => {
  const text = KINDS.find(([what]) => what === 'certutil')?.[1] ?? '';
  assert.deepEqual(facts(text, 'certutil'), [{ certificates: 2, keyContainers: 1, missingKeys: 1 }]);
});

test('憑證與請求檔的文字內容讀得出主體與位元數', () => {
  assert.equal(facts(output('openssl-x509-text'), 'x509-text')[0]?.['issuer'], 'C=TW, O=Lab Trust Services, CN=Lab Server CA - G1');
  assert.equal(facts(output('openssl-req-text'), 'req-text')[0]?.['bits'], 2048);
  assert.match(String(facts(output('openssl-req-text'), 'req-text')[0]?.['subject']), /行政院測試機關/u);
});

test('curl -v 的輸出讀得出協定與是否通過驗證', () => {
  const [found] = facts(output('curl-verbose-ok'), 'curl-verbose');
  assert.equal(found?.['protocol'], 'TLSv1.3');
  assert.equal(found?.['verified'], true);
});

test('nginx -t 說得出成功或失敗', () => {
  assert.equal(facts(output('nginx-t-ok'), 'nginx-test')[0]?.['ok'], true);
  assert.equal(facts(output('nginx-n01-mismatch'), 'nginx-test')[0]?.['ok'], false);
});

const LOGS = [
  ['apache-a01-mismatch', 'apache'],
  ['nginx-n01-mismatch', 'nginx'],
  ['tomcat-t02-password', 'tomcat'],
] as const;
for (const [file, product] of LOGS) {
  test(`${product} 的記錄認得出來`, () => assert.equal(facts(output(file), 'log')[0]?.['product'], product));
}
