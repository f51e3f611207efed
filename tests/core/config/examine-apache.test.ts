import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takes } from '../../../src/core/config/apache/directives.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { accepted, refused } from '../../fixtures/apache/refused.ts';

/** `severity:code@line` of what is more than a remark in passing. */
const grave = (text: string, version: string | null = null): string[] =>
  examineConfig(text, 'apache', version)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line }) => `${code}@${line}`);

const TLS = 'SSLEngine on\nSSLProtocol -all +TLSv1.2 +TLSv1.3\nSSLCertificateFile /e/fullchain.pem\nSSLCertificateKeyFile /e/a.key';
const host = (name: string, extra = '', address = '*:443'): string =>
  `<VirtualHost ${address}>\nServerName ${name}\n${TLS}\n${extra}\n</VirtualHost>\n`;
const plain = (name: string, extra: string): string => `<VirtualHost *:80>\nServerName ${name}\n${extra}\n</VirtualHost>\n`;
const A = 'a.example.gov.tw';
const TO_HTTPS = `Redirect permanent / https://${A}/`;

const rows: [what: string, text: string, found: string[], good: string][] = [
  ['443 的站台轉到自己', host(A, TO_HTTPS), ['redirect-loop@7'], plain(A, TO_HTTPS) + host(A)],
  [
    '80 與 443 共用而沒有條件',
    host(A, `RewriteEngine on\nRewriteRule ^(.*)$ https://${A}$1 [R=301,L]`, '*:8443 *:443'),
    ['redirect-loop@8'],
    host(A, `RewriteEngine on\nRewriteCond %{HTTPS} !=on\nRewriteRule ^(.*)$ https://${A}$1 [R=301,L]`, '*:8443 *:443'),
  ],
  [
    '兩個站台互相轉',
    host(A, 'Redirect / https://b.example.gov.tw/') + host('b.example.gov.tw', TO_HTTPS),
    ['redirect-loop@7', 'redirect-loop@15'],
    host(A, 'Redirect / https://b.example.gov.tw/') + host('b.example.gov.tw'),
  ],
  [
    '轉到自己底下的路徑，越接越長',
    host(A, `Redirect permanent / https://${A}/app/`),
    ['redirect-loop@7'],
    host(A, `RedirectMatch permanent ^/$ https://${A}/app/`),
  ],
  [
    '條件的意思相反',
    host(A, `RewriteEngine on\nRewriteCond %{SERVER_PORT} 443\nRewriteRule ^ https://${A}%{REQUEST_URI} [R=301]`),
    ['redirect-loop@9'],
    host(A),
  ],
  [
    '.htaccess 沒有條件',
    'RewriteEngine on\nRewriteRule (.*) https://%{HTTP_HOST}/$1 [R=301,L]',
    ['redirect-loop-shared@2'],
    'RewriteEngine on\nRewriteCond %{HTTPS} off\nRewriteRule (.*) https://%{HTTP_HOST}/$1 [R=301,L]',
  ],
  [
    'RewriteEngine 沒有開',
    plain(A, 'RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301]'),
    ['http-no-redirect@1', 'rewrite-engine-off@3'],
    plain(A, 'RewriteEngine on\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301]'),
  ],
  [
    '只有一個路徑轉址',
    plain(A, '<Location /admin>\nRedirect permanent https://a.example.gov.tw/admin\n</Location>'),
    ['http-no-redirect@1'],
    plain(A, TO_HTTPS),
  ],
  ['只給本機看的 http', plain(A, 'DocumentRoot /w'), ['http-no-redirect@1'], plain(A, 'DocumentRoot /w').replace('*:80', '127.0.0.1:80')],
  ['轉址少了斜線', plain(A, `Redirect permanent / https://${A}`), ['redirect-slash@3'], plain(A, TO_HTTPS)],
  ['80 埠開了 TLS', host(A, '', '*:80'), ['tls-on-80@3'], host(A)],
  [
    '少了 Listen 443',
    `ServerRoot /e\nListen 80\n${host(A)}`,
    ['listen-missing@3'],
    `ServerRoot /e\nListen 80\nListen [::]:443 https\n${host(A)}`,
  ],
  [
    'include 的檔案可能有 Listen',
    `ServerRoot /e\nListen 80\n${host(A)}`,
    ['listen-missing@3'],
    `ServerRoot /e\nListen 80\nInclude conf.d/*.conf\n${host(A)}`,
  ],
  [
    'mod_ssl 被註解掉',
    `#LoadModule ssl_module m/mod_ssl.so\nLoadModule alias_module m/mod_alias.so\n${host(A)}`,
    ['module-missing@5'],
    `LoadModule ssl_module m/mod_ssl.so\nLoadModule alias_module m/mod_alias.so\n${host(A)}`,
  ],
  [
    '位址是主機名稱',
    host(A, '', `${A}:443`) + host('b.example.gov.tw'),
    ['vhost-by-name@1'],
    host(A, '', '10.0.0.1:443') + host('b.example.gov.tw', '', '10.0.0.2:443'),
  ],
  [
    'Order 與 Require 混用',
    host(A, '<Directory /w>\nOrder allow,deny\nRequire all granted\n</Directory>'),
    ['apache-access-mixed@8'],
    host(A, '<Directory /w>\nRequire all granted\n</Directory>'),
  ],
  ['HSTS 被拿掉', host(A, '<Location />\nHeader always unset Strict-Transport-Security\n</Location>'), ['hsts-removed@8'], host(A)],
  ['HSTS 送給後端', host(A, 'RequestHeader set Strict-Transport-Security "max-age=63072000"'), ['hsts-in-request@7'], host(A)],
  [
    '.htaccess 的 HSTS 太短又 preload',
    'Header always set Strict-Transport-Security "max-age=300; includeSubDomains; preload"',
    ['hsts-short@1', 'hsts-preload@1'],
    'Header always set Strict-Transport-Security "max-age=63072000"',
  ],
  ['https 轉回 http', host(A, `Redirect / http://${A}/`), ['redirect-to-http@7'], host(A, 'Redirect / http://other.example.gov.tw/')],
];

for (const [what, text, found, good] of rows) {
  test(`Apache：${what}`, () => {
    assert.deepEqual(grave(text).sort(), [...found].sort());
    assert.deepEqual(grave(good), [], '好的寫法不該有結果');
  });
}

for (const { what, text, code } of refused) {
  test(`Apache 拒收：${what}`, () => {
    const codes = examineConfig(text, 'apache').map((finding) => finding.code);
    assert.ok(codes.includes(code), codes.join(' '));
  });
}

for (const { what, text } of accepted) test(`Apache 收下：${what}`, () => assert.deepEqual(grave(text), []));

test('mod_md 與 mod_tls 的站台不缺 mod_ssl 的指令', () => {
  assert.deepEqual(grave(`MDomain ${A}\n<VirtualHost *:443>\nServerName ${A}\nSSLEngine on\n</VirtualHost>`), []);
  assert.deepEqual(grave(`Listen 443\nTLSEngine 443\nTLSCertificate /e/a.pem\n<VirtualHost *:443>\nServerName ${A}\n</VirtualHost>`), []);
});

for (const [what, text, version, found] of [
  ['SSLMutex 在 2.2 有', `SSLMutex default\n${host(A)}`, '2.2.34', ['apache-tls13-too-new@5', 'apache-chain-not-sent@6']],
  ['SSLMutex 在 2.4 沒有', `SSLMutex default\n${host(A)}`, '2.4.62', ['directive-removed@1']],
  [
    '2.4.6 還沒有 SSLOpenSSLConfCmd',
    host(A, 'SSLOpenSSLConfCmd Curves X25519').replace(' +TLSv1.3', ''),
    '2.4.6',
    ['apache-chain-not-sent@5', 'directive-too-new@7'],
  ],
  ['2.4.8 有 SSLOpenSSLConfCmd', host(A, 'SSLOpenSSLConfCmd Curves X25519').replace(' +TLSv1.3', ''), '2.4.8', []],
  ['2.4.29 還不認得 TLS 1.3', host(A), '2.4.29', ['apache-tls13-too-new@4']],
  ['只寫 2.4 不知道是哪一版', host(A, 'SSLSessionTickets off'), '2.4', []],
  ['只寫 2.4 也不知道 SSLOpenSSLConfCmd 有沒有', host(A, 'SSLOpenSSLConfCmd Curves X25519'), '2.4', []],
  ['只寫 2.4 就知道沒有 SSLMutex', `SSLMutex default\n${host(A)}`, '2.4', ['directive-removed@1']],
  ['只寫 2.2 就知道不認得 TLS 1.3', host(A), '2.2', ['apache-tls13-too-new@4', 'apache-chain-not-sent@5']],
  ['只寫 2', host(A), '2', []],
  [
    '2.4.6 還沒有 SSLSessionTickets',
    host(A, 'SSLSessionTickets off').replace(' +TLSv1.3', ''),
    '2.4.6',
    ['apache-chain-not-sent@5', 'directive-too-new@7'],
  ],
  ['2.2.34 有 SSLSessionTickets', host(A, 'SSLSessionTickets off').replace(' +TLSv1.3', ''), '2.2.34', ['apache-chain-not-sent@5']],
  [
    '2.2 的 Options 可以混用加減號',
    host(A, '<Directory /w>\nOptions Indexes -MultiViews\n</Directory>').replace(' +TLSv1.3', ''),
    '2.2.34',
    ['apache-chain-not-sent@5'],
  ],
  [
    'IfVersion 分開的寫法不說太新或移除',
    `<IfVersion < 2.4>\nSSLMutex default\n</IfVersion>\n${host(A, '<IfVersion >= 2.4.11>\nSSLSessionTickets off\nSSLProtocol -all +TLSv1.3\n</IfVersion>').replace(' +TLSv1.3', '')}`,
    '2.4.6',
    ['apache-chain-not-sent@8'],
  ],
] as const)
  test(`Apache 的版本：${what}`, () => assert.deepEqual(grave(text, version), found));

const LOOP = `RewriteEngine on\nRewriteRule ^ https://${A}%{REQUEST_URI} [R=301,L]`;
for (const [what, text] of [
  ['If', host(A, `<If "%{HTTP_HOST} != '${A}'">\n${TO_HTTPS}\n</If>`)],
  ['If 裡的 RewriteRule', host(A, `<If "%{HTTP_HOST} != '${A}'">\n${LOOP}\n</If>`)],
  [
    '只有 RewriteEngine 在 If 裡',
    host(A, `<If "%{HTTPS} == 'off'">\nRewriteEngine on\n</If>\nRewriteRule ^ https://${A}%{REQUEST_URI} [R=301,L]`),
  ],
  ['Else', host(A, `<If "%{HTTPS} == 'on'">\n</If>\n<Else>\n${TO_HTTPS}\n</Else>`)],
  ['IfDefine', host(A, `<IfDefine MAINT>\n${TO_HTTPS}\n</IfDefine>`)],
  ['IfDefine 裡的 Location', host(A, `<IfDefine MAINT>\n<Location />\n${TO_HTTPS.replace(' /', '')}\n</Location>\n</IfDefine>`)],
  ['IfModule 前面有驚嘆號', host(A, `<IfModule !mod_rewrite.c>\n${TO_HTTPS}\n</IfModule>`)],
  ['別家模組的 IfModule', host(A, `<IfModule mod_pagespeed.c>\n${TO_HTTPS}\n</IfModule>`)],
  ['IfFile', host(A, `<IfFile /e/maintenance>\n${TO_HTTPS}\n</IfFile>`)],
  ['.htaccess 的 If', `<If "%{HTTPS} == 'off'">\nRewriteEngine On\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]\n</If>`],
] as const)
  test(`Apache：不知道成不成立的條件不算繞圈：${what}`, () => assert.deepEqual(grave(text), []));

test('Apache：兩個條件裡的站台可以同名', () => {
  assert.deepEqual(grave(`<IfDefine A>\n${host(A)}</IfDefine>\n<IfDefine !A>\n${host(A)}</IfDefine>`), []);
  assert.deepEqual(grave(host(A) + host(A)), ['server-name-repeated@10']);
});

test('Apache：自己的模組的 IfModule 照樣算繞圈', () => {
  assert.deepEqual(grave(host(A, `<IfModule mod_rewrite.c>\n${LOOP}\n</IfModule>`)), ['redirect-loop@9']);
  assert.deepEqual(grave(`<IfModule mod_ssl.c>\n${host(A, TO_HTTPS)}</IfModule>`), ['redirect-loop@8']);
});

test('Apache：條件裡的轉址也算有轉', () => {
  assert.deepEqual(grave(plain(A, `<If "%{REQUEST_URI} !~ m#^/x#">\n${TO_HTTPS}\n</If>`)), []);
});

test('Apache：別家的模組、定義與樣板的內容不說不認得', () => {
  assert.deepEqual(grave(host(A, '<IfModule mod_pagespeed.c>\nModPagespeed on\nSSLFoo a\n</IfModule>')), []);
  assert.deepEqual(grave(host(A, '<IfDefine MORE>\nSSLFoo a\n</IfDefine>')), []);
  assert.deepEqual(grave(host(A, '<IfDefine MORE>\nSSLHonorCiperOrder on\n</IfDefine>')), ['unknown-directive-near@8']);
  assert.deepEqual(grave(`${host(A)}{% if x %}\n...\n# x\nRegards,\n@INCLUDES@\n`), []);
});

test('Apache：Macro 寫在同一份設定裡，Use 就不算看不到', () => {
  const macro = '<Macro Site $name>\n<VirtualHost *:80>\nServerName $name\nRedirect permanent / https://$name/\n</VirtualHost>\n</Macro>\n';
  const codes = (text: string): string[] => examineConfig(text, 'apache').map(({ code }) => code);
  assert.ok(!codes(`${macro}Use Site a.example.gov.tw\n${host(A)}`).includes('apache-include-unseen'));
  assert.ok(codes(`Use Site a.example.gov.tw\n${host(A)}`).includes('apache-include-unseen'));
});

test('Apache 2.2 的寫法，說了版本就不提 2.4', () => {
  const text = `NameVirtualHost *:443\n${host(A, '<Directory /w>\nOrder allow,deny\nAllow from all\n</Directory>')}`;
  const codes = (version: string | null): string[] => examineConfig(text, 'apache', version).map(({ code }) => code);
  assert.ok(codes(null).includes('apache-name-virtual-host') && codes(null).includes('apache-access-old'));
  assert.ok(!codes('2.2.15').includes('apache-name-virtual-host') && !codes('2.2.15').includes('apache-access-old'));
});

test('參數個數', () => {
  assert.deepEqual(
    (['0', '1', '12', 'f', '+', '=', '?'] as const).map((arity) => [0, 1, 2, 3].filter((count) => takes(arity, count)).join('')),
    ['0', '1', '12', '123', '123', '23', '0123'],
  );
});

test('比指令表新的指令不說沒有這個指令', () => {
  assert.deepEqual(grave(host(A, 'SSLVHostSNIPolicy strict')), grave(host(A)));
});

test('檔案開頭有 BOM', () => {
  assert.deepEqual(grave(`\ufeff${host(A)}`), ['byte-order-mark@1']);
  assert.deepEqual(grave(host(A)), []);
});

test('只貼了一段：結尾與開頭都不在裡面，不說是錯誤', () => {
  assert.deepEqual(grave(`Options None\n</VirtualHost>\n<VirtualHost *:80>\nServerName ${A}\n${TO_HTTPS}`), []);
});
