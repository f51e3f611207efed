import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigFinding } from '../../../src/core/config/config-finding.ts';
import { correctConfig, type CorrectableKind } from '../../../src/core/config/correct/corrections.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import * as apache from '../../fixtures/apache/refused.ts';
import * as nginx from '../../fixtures/nginx/refused.ts';

const examine = (kind: CorrectableKind) => (text: string, version: string | null) => examineConfig(text, kind, version);
const correct = (kind: CorrectableKind, text: string, version: string | null = null) => correctConfig(text, kind, version, examine(kind));
const corrected = (kind: CorrectableKind, text: string, version: string | null = null) => correct(kind, text, version)?.edited.text ?? text;

const site = (body: string, listen = 'listen 443 ssl;') =>
  `server {\n    ${listen}\n    server_name www.example.gov.tw;\n    ssl_certificate /e/fullchain.pem;\n    ssl_certificate_key /e/server.key;\n${body}}\n`;
const host = (body: string, engine = '    SSLEngine on\n') =>
  `<VirtualHost *:443>\n    ServerName www.example.gov.tw\n${engine}    SSLCertificateFile /e/fullchain.pem\n    SSLCertificateKeyFile /e/server.key\n${body}</VirtualHost>\n`;
const modern = '    ssl_protocols TLSv1.2 TLSv1.3;\n';

const edits: [what: string, kind: CorrectableKind, version: string | null, before: string, after: string][] = [
  ['協定', 'nginx', null, site('\tssl_protocols  SSLv3 TLSv1.2 ; # 舊的\n'), site('\tssl_protocols  TLSv1.2 TLSv1.3 ; # 舊的\n')],
  ['舊版 nginx 的協定', 'nginx', '1.12.2', site('    ssl_protocols TLSv1;\n'), site('    ssl_protocols TLSv1.2;\n')],
  ['RC4', 'nginx', null, site(`${modern}    ssl_ciphers HIGH:RC4:!aNULL;\n`), site(`${modern}    ssl_ciphers HIGH:!aNULL:!RC4;\n`)],
  ['匿名套件', 'nginx', null, site(`${modern}    ssl_ciphers "HIGH";\n`), site(`${modern}    ssl_ciphers "HIGH:!aNULL";\n`)],
  ['ssl on', 'nginx', '1.18.0', site(`    ssl on;\n${modern}`, 'listen 443;'), site(modern, 'listen 443 ssl;')],
  ['ssl on 留下註解', 'nginx', '1.18.0', site(`    ssl on; # 舊\n${modern}`), site(`    # 舊\n${modern}`)],
  ['443 沒有 ssl', 'nginx', null, site(modern, 'listen 443;'), site(modern)],
  [
    'HSTS 沒有 always',
    'nginx',
    null,
    site(`${modern}    add_header Strict-Transport-Security "max-age=63072000"; # h\n`),
    site(`${modern}    add_header Strict-Transport-Security "max-age=63072000" always; # h\n`),
  ],
  ['少了分號', 'nginx', null, site(`${modern}    root /w\n    index a.html;\n`), site(`${modern}    root /w;\n    index a.html;\n`)],
  ['全形分號', 'nginx', null, site(`${modern}    root /w；\n`), site(`${modern}    root /w;\n`)],
  ['Apache 的協定，不知道版本', 'apache', null, host('    SSLProtocol all -SSLv3\n'), host('    SSLProtocol all -SSLv3 -TLSv1 -TLSv1.1\n')],
  ['Apache 的協定，知道版本', 'apache', '2.4.62', host('    SSLProtocol all -SSLv3\n'), host('    SSLProtocol -all +TLSv1.2 +TLSv1.3\n')],
  ['Apache 的協定，還沒有 TLS 1.3', 'apache', '2.4.6', host('    SSLProtocol all -SSLv3\n'), host('    SSLProtocol -all +TLSv1.2\n')],
  [
    'Apache 的 HSTS',
    'apache',
    null,
    host('    SSLProtocol -all +TLSv1.2\n    Header set Strict-Transport-Security "max-age=63072000"\n'),
    host('    SSLProtocol -all +TLSv1.2\n    Header always set Strict-Transport-Security "max-age=63072000"\n'),
  ],
  [
    '沒有 SSLEngine',
    'apache',
    null,
    host('    SSLProtocol -all +TLSv1.2\n', ''),
    host('    SSLProtocol -all +TLSv1.2\n', '').replace('443>\n', '443>\n    SSLEngine on\n'),
  ],
  [
    '指令後面的註解',
    'apache',
    null,
    host('    SSLProtocol -all +TLSv1.2\n    SSLCACertificateFile /e/ca.pem # 用戶端\n'),
    host('    SSLProtocol -all +TLSv1.2\n    # 用戶端\n    SSLCACertificateFile /e/ca.pem\n'),
  ],
];
for (const [what, kind, version, before, after] of edits) {
  test(`改好的設定：${what}`, () => assert.equal(corrected(kind, before, version), after));
  test(`改好的設定：${what}，行尾是 CRLF`, () =>
    assert.equal(corrected(kind, before.replaceAll('\n', '\r\n'), version), after.replaceAll('\n', '\r\n')));
}

const untouched: [what: string, kind: CorrectableKind, text: string][] = [
  ['沒有問題', 'nginx', site(modern)],
  ['值在變數裡', 'nginx', site('    ssl_protocols $old TLSv1;\n')],
  ['跨行的值', 'nginx', site('    ssl_protocols TLSv1\n        TLSv1.1;\n')],
  ['ssl on 與 80 連接埠在一起', 'nginx', site(`    ssl on;\n    listen 80;\n${modern}`)],
  ['HSTS 太短要由人決定', 'nginx', site(`${modern}    add_header Strict-Transport-Security "max-age=300" always;\n`)],
  ['SSLEngine off 是故意的', 'apache', host('    SSLProtocol -all +TLSv1.2\n', '    SSLEngine off\n')],
  ['只有 CR 的行尾', 'nginx', site('    ssl_protocols TLSv1;\n').replaceAll('\n', '\r')],
];
for (const [what, kind, text] of untouched) test(`不猜：${what}`, () => assert.equal(corrected(kind, text), text));

test('對照：刪掉與加上的行各有行號，前後各兩行', () => {
  const { edited, mended } = correct('nginx', `# 1\n# 2\n${site('    ssl_protocols TLSv1;\n    root /w;\n')}`) ?? assert.fail();
  assert.equal(mended, 2);
  assert.deepEqual(edited.diff(), [
    [
      { kind: 'same', before: 6, after: 6 },
      { kind: 'same', before: 7, after: 7 },
      { kind: 'removed', before: 8, after: null },
      { kind: 'added', before: null, after: 8 },
      { kind: 'same', before: 9, after: 9 },
      { kind: 'same', before: 10, after: 10 },
    ],
  ]);
});

const keys = (findings: readonly ConfigFinding[]) =>
  findings.map(({ code, facts }) => JSON.stringify([code, { ...facts, firstLine: 0 }])).sort();

/** Nothing new comes, something goes, and a second time there is nothing left to do. */
function holds(kind: CorrectableKind, text: string, version: string | null): void {
  const done = correct(kind, text, version);
  if (done === null) return;
  const left = keys(examineConfig(text, kind, version));
  for (const key of keys(examineConfig(done.edited.text, kind, version))) {
    const at = left.indexOf(key);
    assert.ok(at >= 0, `${key}\n${text}\n→\n${done.edited.text}`);
    left.splice(at, 1);
  }
  assert.ok(left.length > 0 && done.mended === left.length);
  assert.equal(correct(kind, done.edited.text, version), null, `${text}\n→\n${done.edited.text}`);
}

const all: [CorrectableKind, string][] = [
  ...[...nginx.refused, ...nginx.accepted].map((one): [CorrectableKind, string] => ['nginx', nginx.wholeConfig(one)]),
  ...[...apache.refused, ...apache.accepted].map(({ text }): [CorrectableKind, string] => ['apache', text]),
  ...edits.map(([, kind, , before]): [CorrectableKind, string] => [kind, before]),
];
for (const version of [null, '1.12.2', '1.28.0', '2.4.6', '2.4.62'])
  test(`改過以後不會多出問題，再改一次什麼都不變：版本 ${version ?? '不知道'}`, () => {
    for (const [kind, text] of all) holds(kind, text, version);
  });
