import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configFacts } from '../../../src/core/config/config-facts.ts';
import { configCodes } from '../../../src/core/config/config-finding.ts';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';
import { detectConfig } from '../../../src/core/config/detect-config.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { fuzz, pick, pieced } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { hostile } from './hostile-texts.ts';

const kinds: ConfigKind[] = ['nginx', 'apache', 'tomcat', 'web-config', 'haproxy', 'wildfly', 'spring'];
for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，每一種都讀得完`, async () => {
    // web-config goes through the reader of tomcat.
    for (const kind of [null, 'nginx', 'apache', 'tomcat', 'haproxy', 'wildfly', 'spring'] as const)
      await ends(() => (kind === null ? detectConfig(text) : examineConfig(text, kind)));
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
  'frontend a',
  'defaults\n mode http',
  ' bind *:443 ssl crt /a/server.crt',
  ' bind *:80',
  ` stats auth a:${secret}`,
  ' redirect scheme https',
  ' http-response set-header Strict-Transport-Security',
  'ssl-min-ver TLSv1.0',
  `/subsystem=elytron/key-store=a:add(path=a.pem,credential-reference={clear-text=${secret}})\n`,
  '/subsystem=elytron/server-ssl-context=a:add(protocols=["TLSv1"],',
  `<key-store name="a"><credential-reference clear-text="${secret}"/></key-store>`,
  '<https-listener ssl-context="applicationSSC"/>',
  `server.ssl.key-store-password=${secret}\n`,
  'server.ssl.enabled-protocols=TLSv1\n',
  `server.ssl.certificate-private-key=/${secret}.crt\n`,
  `server:\n  ssl:\n    key-store-password: ${secret}\n`,
  '    enabled-protocols: [TLSv1, TLSv1.2]\n',
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
