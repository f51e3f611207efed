import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configFacts } from '../../../src/core/config/config-facts.ts';
import { configCodes } from '../../../src/core/config/config-finding.ts';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';
import { detectConfig } from '../../../src/core/config/detect-config.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { fuzz, pick, pieced } from '../../support/fuzz.ts';
import { within } from '../../support/within.ts';

const kinds: ConfigKind[] = ['nginx', 'apache', 'tomcat', 'web-config'];
const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length));

/** One MiB, or `most`, of pieces that differ. */
function numbered(unit: (at: number) => string, most = Infinity): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; at < most && length < mebibyte; at++) {
    const part = unit(at);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** One MiB each, at most. */
const hostile: [what: string, text: string][] = [
  ['小於符號', fill('<')],
  ['大括號', fill('{')],
  ['結尾大括號', fill('}')],
  ['深層區塊', fill('a{')],
  ['分號', fill(';')],
  ['沒有關閉的引號', fill('a "')],
  ['反斜線', fill('\\')],
  ['反斜線換行', fill('a\\\n')],
  ['井號', fill('#')],
  ['空白', fill(' ')],
  ['換行', fill('\n')],
  ['深層段落', fill('<IfModule a>\n')],
  ['結尾標籤', fill('</a>\n')],
  ['深層標籤', fill('<a>')],
  ['很多屬性', `<Connector ${Array.from({ length: 90_000 }, (_, at) => `a${at}="x"`).join(' ')}>`],
  ['長的加密套件清單', `ssl_ciphers ${fill('RC4-SHA:')};`],
  ['Apache 的長清單', `SSLCipherSuite ${fill('ALL:!ADH:')}`],
  ['長的版本清單', `SSLProtocol ${fill('+TLSv1 ')}`],
  ['Tomcat 的長清單', `<Connector SSLEnabled="true" sslEnabledProtocols="${fill('+TLSv1,')}"/>`],
  ['變數', fill('Define a ${a}${a}\nSSLEngine ${a}\n')],
  ['很多站台', fill('server{listen 443 ssl;server_name a b;}\n')],
  ['很多 VirtualHost', fill('<VirtualHost *:443>\nServerName a\n</VirtualHost>\n')],
  ['各不相同的 VirtualHost', numbered((at) => `<VirtualHost *:80>\nServerName x${at}\nRedirect / http://x${at + 1}/\n</VirtualHost>\n`)],
  [
    '一個 VirtualHost 很多連接埠',
    `<VirtualHost ${numbered((at) => `*:${at} `)}>\nServerName x\nRedirect / http://x:8080/\n</VirtualHost>\n`,
  ],
  [
    '一個 VirtualHost 很多名稱',
    `<VirtualHost *:80>\nServerName x\nServerAlias ${numbered((at) => `x${at} `)}\nRedirect / http://x1/\n</VirtualHost>\n`,
  ],
  [
    '難比對的 RewriteCond',
    `<VirtualHost *:80>\nServerName x\nRewriteEngine on\n${fill(`RewriteCond ${'a'.repeat(200)} .*.*.*.*b\nRewriteRule ^ https://x/ [R]\n`)}</VirtualHost>`,
  ],
  [
    '很多 Location',
    `<VirtualHost *:80>\nServerName x\n${numbered((at) => `<Location /${at}>\nRedirectMatch b http://x/\n</Location>\n`)}</VirtualHost>`,
  ],
  [
    '一個 server 八千個轉址',
    `server{listen 80;server_name ${numbered((at) => `x${at} `, 8_000)};${numbered((at) => `if ($host = x${at}) {return 301 http://x${at + 1}/;}\n`, 8_000)}}`,
  ],
  ['各不相同的 server', numbered((at) => `server{listen 80;server_name x${at};return 301 http://x${at + 1}/;}\n`)],
  ['很多文件型別', fill('<!a>')],
  ['很多 Connector', fill('<Connector port="443" SSLEnabled="true"/>\n')],
  ['很多 http 設定', `http{${fill('ssl_protocols TLSv1;')}server{listen 443 ssl;}}`],
  ['XML 註解', fill('<!--')],
];

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，每一種都在三秒內`, async () => {
    // web-config goes through the reader of tomcat.
    for (const kind of [null, 'nginx', 'apache', 'tomcat'] as const)
      await within(3000, () => (kind === null ? detectConfig(text) : examineConfig(text, kind)));
  });
}

const secret = 'S3cretZq9';
const pieces = [
  'server',
  'http',
  'listen 443 ssl',
  'listen 80',
  'server_name a',
  'ssl_protocols',
  'TLSv1',
  'SSLv3',
  'all',
  '-SSLv3',
  'ssl_ciphers',
  'RC4',
  'HIGH',
  ':',
  '!aNULL',
  'ssl_certificate',
  '/a/server.crt',
  'x.key',
  'ssl_certificate_key',
  'add_header',
  'Strict-Transport-Security',
  'max-age=1',
  'return 301 https://a',
  'include x',
  'ssl_stapling on',
  'ssl_verify_client on',
  'location /',
  '<VirtualHost *:443>',
  '</VirtualHost>',
  '<VirtualHost *:80>',
  '<IfModule a>',
  '</IfModule>',
  'SSLEngine on',
  'SSLProtocol',
  'SSLCertificateFile',
  'SSLCertificateKeyFile',
  'SSLCertificateChainFile',
  'SSLUseStapling on',
  'Header always set',
  'Define',
  '${a}',
  'Redirect / https://a',
  '# x',
  '<Server>',
  '</Server>',
  '<Service>',
  '<Connector port="443" SSLEnabled="true"',
  '<SSLHostConfig',
  'protocols="all"',
  '<Certificate',
  'certificateFile="a.crt"',
  'certificateKeystoreFile="b"',
  '/>',
  '>',
  '</Connector>',
  '</SSLHostConfig>',
  `keystorePass="${secret}"`,
  `certificateKeystorePassword="${secret}"`,
  `ssl_certificate_key /${secret}.crt;`,
  `SSLCertificateKeyFile /${secret}.crt\n`,
  '<configuration>',
  '<system.webServer>',
  '<add name="Strict-Transport-Security" value="max-age=1"/>',
  '{',
  '}',
  ';',
  '"',
  "'",
  '\\',
  '\n',
  '\n',
  '\r\n',
  ' ',
  ' ',
  '\0',
  '\ud800',
  '測',
  '“',
  '；',
];

test('隨機拼成的輸入：不丟例外，行號在範圍內，事實齊全，密碼不外流', async (t) => {
  let findings = 0;
  const tried = await fuzz<{ kind: ConfigKind; text: string }>(t, {
    name: 'config',
    usual: 3_000,
    many: 300_000,
    make: (random) => ({ kind: pick(kinds, random), text: pieced(pieces, 40, random) }),
    check: ({ kind, text }) => {
      detectConfig(text);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { code, severity, line, facts } of examineConfig(text, kind)) {
        findings++;
        assert.ok(line >= 1 && line <= lines, `${kind} ${code}`);
        assert.equal(severity, configCodes[code]);
        assert.deepEqual(Object.keys(facts).sort(), [...configFacts[code]].sort());
        // The name of a directive may be anything that stands in its place; a value in front of a secret must not carry it along.
        assert.ok(!JSON.stringify(facts).includes(secret), `${kind} ${code}`);
      }
    },
  });
  t.diagnostic(`${findings} 筆結果`);
  assert.ok(findings >= tried / 2);
});
