import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createSecureContext } from 'node:tls';
import { detectConfig } from '../../../src/core/config/detect-config.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { findConfigs } from '../../../src/core/config/find-configs.ts';
import { furtherWriters } from '../../../src/core/config/generate-further.ts';
import { javaCiphers } from '../../../src/core/config/java-ciphers.ts';
import { configText, generateConfig } from '../../../src/core/config/generate-config.ts';
import type { ConfigRequest } from '../../../src/core/config/generate-config.ts';
import { isAtLeast } from '../../../src/core/config/generate-request.ts';
import { isBefore } from '../../../src/core/config/server-version.ts';
import { opensslGroups } from '../../../src/core/config/openssl-groups.ts';

const wish = (change: Partial<ConfigRequest> = {}): ConfigRequest => ({
  server: 'nginx',
  version: '1.22.1',
  os: 'debian',
  domains: ['www.example.gov.tw', 'example.gov.tw'],
  staple: true,
  hsts: 63072000,
  redirect: true,
  passwordHere: '這裡填密碼',
  ...change,
});

function textOf(request: ConfigRequest): string {
  const result = generateConfig(request, furtherWriters);
  assert.ok(result.ok, JSON.stringify(result));
  return configText(result.lines);
}

const versions: Record<ConfigRequest['server'], string[]> = {
  nginx: ['1.5.8', '1.9.0', '1.18.0', '1.22.1', '1.25.0', '1.25.1', '1.28'],
  apache: ['2.2.34', '2.4.6', '2.4.37', '2.4.71'],
  tomcat: ['8.5', '9', '9.0.98', '9.0.114', '10.1.50', '10.1.60', '11', '11.0.24'],
  iis: ['10'],
  haproxy: ['2.6'],
  wildfly: ['39'],
  spring: ['2.5.15', '2.7', '3.0', '3.1', '3.5'],
};
/** For these a whole file and a part look alike. */
test('HAProxy、WildFly、Spring Boot：每一種組合都認得出來，自己檢查沒有錯誤與警告', () => {
  for (const server of ['haproxy', 'wildfly', 'spring'] as const)
    for (const version of versions[server])
      for (const format of ['properties', 'yaml'] as const)
        for (const certificatePath of [undefined, server === 'haproxy' ? '/etc/ssl/site.pem' : '/opt/site/site.p12'])
          for (const [hsts, redirect] of [
            [63072000, true],
            [null, false],
            [31536000, false],
            [null, true],
          ] as const) {
            const text = textOf(
              wish({ server, version, format, hsts, redirect, ...(certificatePath === undefined ? {} : { certificatePath }) }),
            );
            assert.deepEqual(
              findConfigs(text.split('\n')).map(({ product }) => product),
              [server],
              text,
            );
            assert.deepEqual(
              examineConfig(text, server).filter(({ code }) => code !== 'password-in-text'),
              [],
              text,
            );
          }
});

test('Java 的套件名稱就是 OpenSSL 同一個套件的標準名稱', () => {
  const stdname = spawnSync('openssl', ['ciphers', '-stdname'], { encoding: 'utf8' }).stdout;
  assert.equal(javaCiphers.length, 9);
  for (const name of javaCiphers) assert.match(stdname, new RegExp(`^${name} `, 'm'));
});

const kinds = { nginx: 'nginx', apache: 'apache', tomcat: 'tomcat', iis: 'web-config' } as const;

for (const server of ['nginx', 'apache', 'tomcat', 'iis'] as const) {
  test(`${server}：每一種組合都認得出來，自己檢查沒有錯誤與警告`, () => {
    for (const version of versions[server]) {
      for (const os of ['debian', 'rhel', 'windows'] as const) {
        for (const [staple, hsts, redirect] of [
          [true, 63072000, true],
          [false, null, true],
          [true, 31536000, true],
        ] as const) {
          const text = textOf(wish({ server, version, os, staple, hsts, redirect }));
          assert.equal(detectConfig(text), kinds[server], text);
          const bad = examineConfig(text, kinds[server], server === 'iis' ? null : version).filter(({ severity }) => severity !== 'info');
          assert.deepEqual(
            bad.map(({ code, line }) => `${line} ${code}`),
            [],
            `${version} ${os}\n${text}`,
          );
        }
      }
    }
  });
}

const has: [what: string, change: Partial<ConfigRequest>, present: RegExp, absent: RegExp][] = [
  ['nginx 1.25.1 的 http2 是單獨一行', { version: '1.25.1' }, /^ {4}http2 on;$/m, /listen .*http2/],
  ['nginx 1.25.0 的 http2 在 listen 後面', { version: '1.25.0' }, /listen 443 ssl http2;/, /http2 on/],
  ['nginx 1.9.4 沒有 http2', { version: '1.9.4' }, /listen 443 ssl;/, /http2/],
  ['nginx 1.12 還沒有 TLS 1.3', { version: '1.12.2' }, /ssl_protocols TLSv1\.2;/, /TLSv1\.3/],
  ['Apache 2.4.8 起串鍊放在同一個檔案', { server: 'apache', version: '2.4.8' }, /SSLCertificateFile/, /SSLCertificateChainFile/],
  ['Apache 2.4.7 另外指定串鍊', { server: 'apache', version: '2.4.7' }, /SSLCertificateChainFile/, /TLSv1\.3/],
  ['Apache 2.2 沒有 stapling', { server: 'apache', version: '2.2.34' }, /SSLCertificateChainFile/, /Stapling/],
  [
    'Apache 的快取在 VirtualHost 前面',
    { server: 'apache', version: '2.4.62' },
    /SSLStaplingCache[^]*<VirtualHost \*:443>[^]*SSLUseStapling on/,
    /<VirtualHost[^]*SSLStaplingCache/,
  ],
  ['不要 HSTS、stapling 與轉址', { staple: false, hsts: null, redirect: false }, /listen 443/, /Strict|stapling|return/],
  [
    'Tomcat 用 PEM',
    { server: 'tomcat', version: '10.1', certificatePath: 'conf/fullchain.pem' },
    /certificateFile="conf\/fullchain\.pem"/,
    /Keystore/,
  ],
  [
    'Tomcat 9.0.113 的 TLS 1.3 套件寫在 ciphers 最前面',
    { server: 'tomcat', version: '9.0.113' },
    /ciphers="TLS_AES_128_GCM/,
    /cipherSuites/,
  ],
  ['Tomcat 只寫大版本時也寫 TLS 1.3 的套件', { server: 'tomcat', version: '10.1' }, /ciphers="TLS_AES_128_GCM/, /cipherSuites/],
  ['Tomcat 11.0.16 的 ciphers 只管 TLS 1.2', { server: 'tomcat', version: '11.0.16' }, /ciphers="ECDHE-/, /TLS_AES/],
  ['Tomcat 10.1.51 的 ciphers 只管 TLS 1.2', { server: 'tomcat', version: '10.1.51' }, /ciphers="ECDHE-/, /TLS_AES/],
  ['Tomcat 的 HSTS 過濾器不妨礙非同步', { server: 'tomcat', version: '9.0' }, /<async-supported>true<\/async-supported>/, /hstsEnabled/],
  ['HAProxy 不轉址就沒有 80', { server: 'haproxy', redirect: false }, /bind \*:443 ssl crt/, /:80\b(?!80)|ssl_fc/],
  ['WildFly 絕對路徑不寫 relative-to', { server: 'wildfly', certificatePath: '/opt/a.p12' }, /path="\/opt\/a\.p12",type/, /relative-to/],
  ['WildFly 預設放在設定資料夾', { server: 'wildfly' }, /path="server\.p12",relative-to=jboss\.server\.config\.dir/, /alias/],
  [
    'Spring Boot 3.1 起用 bundle',
    { server: 'spring', version: '3.1' },
    /^spring\.ssl\.bundle\.pem\.site\.keystore\.private-key=/m,
    /server\.ssl\.(?:certificate|ciphers)/,
  ],
  ['Spring Boot 3.0 直接寫 PEM', { server: 'spring', version: '3.0' }, /^server\.ssl\.certificate-private-key=file:/m, /bundle|key-store/],
  [
    'Spring Boot 2.6 只有金鑰儲存庫',
    { server: 'spring', version: '2.6' },
    /^server\.ssl\.key-store=file:\/etc\/ssl\/site\/server\.p12$/m,
    /certificate/,
  ],
  [
    'Spring Boot 用 PKCS12',
    { server: 'spring', version: '3.5', certificatePath: '/a/b.pfx' },
    /^server\.ssl\.key-store=file:\/a\/b\.pfx$/m,
    /bundle/,
  ],
  [
    'Spring Boot 的 YAML 同一段只寫一次',
    { server: 'spring', version: '3.5', format: 'yaml' },
    /^server:\n {2}port: 443\n {2}http2:\n {4}enabled: true\n {2}ssl:\n {4}bundle: site\nspring:\n {2}ssl:\n {4}bundle:\n {6}pem:\n {8}site:\n/m,
    /=/,
  ],
  [
    'Tomcat 有 HTTP/2',
    { server: 'tomcat', version: '9.0' },
    /<UpgradeProtocol className="org\.apache\.coyote\.http2\.Http2Protocol"\/>/,
    /h2c/,
  ],
  ['Apache 2.4.17 起有 HTTP/2', { server: 'apache', version: '2.4.17' }, /a2enmod .*http2[^]*Protocols h2 http\/1\.1/, /h2c/],
  ['Apache 2.4.16 沒有 HTTP/2', { server: 'apache', version: '2.4.16' }, /SSLSessionTickets off/, /http2|Protocols h2/],
  ['Apache 2.4.10 還不能關 ticket', { server: 'apache', version: '2.4.10' }, /SSLSessionCache/, /SSLSessionTickets/],
  ['nginx 1.23.2 起 ticket 金鑰會自己換', { version: '1.23.2' }, /ssl_session_cache shared/, /ssl_session_tickets/],
  ['nginx 1.23.1 關掉 ticket', { version: '1.23.1' }, /ssl_session_tickets off/, /ssl_session_tickets on/],
  ['nginx 1.7.4 的 add_header 沒有 always', { version: '1.7.4' }, /max-age=63072000";/, /always/],
  ['不知道 OpenSSL 版本就不寫曲線', { version: '1.28' }, /ssl_protocols TLSv1\.2 TLSv1\.3/, /curve/],
  ['OpenSSL 3.5 起用後量子金鑰交換', { openssl: '3.5.0' }, /ssl_ecdh_curve X25519MLKEM768:X25519:prime256v1:secp384r1;/, /Curves/],
  ['OpenSSL 3.4 沒有後量子金鑰交換', { openssl: '3.4.1' }, /ssl_ecdh_curve X25519:prime256v1:secp384r1;/, /MLKEM/],
  ['OpenSSL 1.0.2k 沒有 X25519 與 TLS 1.3', { openssl: '1.0.2k' }, /ssl_ecdh_curve prime256v1:secp384r1;/, /X25519|TLSv1\.3/],
  ['nginx 1.10 的曲線只能有一條', { version: '1.10.3', openssl: '1.1.0' }, /ssl_protocols TLSv1\.2;/, /curve/],
  [
    'Apache 的後量子金鑰交換',
    { server: 'apache', version: '2.4.71', openssl: '3.5.4' },
    /^SSLOpenSSLConfCmd Curves X25519MLKEM768:X25519:prime256v1:secp384r1$/m,
    /ssl_ecdh/,
  ],
  [
    'Apache 配 OpenSSL 1.0.1 不寫曲線',
    { server: 'apache', version: '2.4.71', openssl: '1.0.1e' },
    /SSLProtocol -all \+TLSv1\.2$/m,
    /Curves/,
  ],
  [
    'Apache 在 RHEL 另外放一個檔案，不寫 Listen',
    { server: 'apache', version: '2.4.62', os: 'rhel' },
    /^# dnf install mod_ssl mod_http2$/m,
    /Listen|LoadModule|a2enmod/,
  ],
  ['Apache 2.4.6 在 RHEL 用 yum', { server: 'apache', version: '2.4.6', os: 'rhel' }, /^# yum install mod_ssl$/m, /dnf|http2/],
  [
    'Apache 在 Windows 的檔案有模組與 Listen 443',
    { server: 'apache', version: '2.4.62', os: 'windows' },
    /^LoadModule ssl_module modules\/mod_ssl\.so\nLoadModule socache_shmcb_module [^]*^LoadModule http2_module [^]*^LoadModule headers_module [^]*^Listen 443$/m,
    /a2enmod|dnf/,
  ],
  ['Apache 2.2 只寫兩個數字就夠', { server: 'apache', version: '2.2' }, /SSLCertificateChainFile/, /TLSv1\.3/],
  ['Tomcat 用金鑰儲存庫', { server: 'tomcat', version: '10.1' }, /certificateKeystoreFile="conf\/server\.p12"/, /certificateFile/],
];

for (const [what, change, present, absent] of has) {
  test(what, () => {
    const text = textOf(wish(change));
    assert.match(text, present);
    assert.doesNotMatch(text, absent);
  });
}

const refused: [what: string, change: Partial<ConfigRequest>, code: string][] = [
  ['沒有網域', { domains: [] }, 'request-domain'],
  ['網域帶協定', { domains: ['https://a.tw'] }, 'request-domain'],
  ['網域帶分號', { domains: ['a.tw; return 200'] }, 'request-domain'],
  ['網域帶換行', { domains: ['a.tw\nInclude /etc/passwd'] }, 'request-domain'],
  ['第一個是萬用網域', { domains: ['*.example.gov.tw'] }, 'request-domain'],
  ['版本看不懂', { version: '2.4; x' }, 'request-version'],
  ['Apache 2.4 沒有第三個數字', { server: 'apache', version: '2.4' }, 'request-version-short'],
  ['Apache 只有一個數字', { server: 'apache', version: '2' }, 'request-version-short'],
  ['Tomcat 太舊', { server: 'tomcat', version: '7.0' }, 'request-version'],
  ['OpenSSL 版本看不懂', { openssl: '3.5; x' }, 'request-openssl'],
  ['路徑有引號', { certificatePath: '/a"b.pem' }, 'request-path'],
  ['路徑有空白', { keyPath: '/a b.key' }, 'request-path'],
  ['路徑有變數', { documentRoot: '/var/$x' }, 'request-path'],
  ['路徑有反斜線', { keyPath: 'C:\\ssl\\new.key' }, 'request-path'],
  ['DNS 不是位址', { resolver: 'dns.example; x' }, 'request-resolver'],
  ['HSTS 是負數', { hsts: -1 }, 'request-hsts'],
  ['HSTS 不是整數', { hsts: NaN }, 'request-hsts'],
];

for (const [what, change, code] of refused) {
  test(`不接受：${what}`, () => {
    const result = generateConfig(wish(change));
    assert.equal(result.ok ? null : result.problem.code, code);
  });
}

test('Apache 的設定放在哪裡', () => {
  const fileOf = (os: ConfigRequest['os']): string | null => {
    const result = generateConfig(wish({ server: 'apache', version: '2.4.62', os }));
    return result.ok ? result.file : null;
  };
  assert.equal(fileOf('debian'), '/etc/apache2/sites-available/www.example.gov.tw.conf');
  assert.equal(fileOf('rhel'), '/etc/httpd/conf.d/00-www.example.gov.tw.conf');
  assert.equal(fileOf('windows'), 'conf/extra/httpd-ssl.conf');
});

test('不確定的版本不算比較舊', () => {
  assert.ok(isBefore('2.4.35', 2, 4, 36));
  assert.ok(!isBefore('2.4.36', 2, 4, 36));
  assert.ok(!isBefore('2.4', 2, 4, 36));
  assert.ok(isBefore('2.2', 2, 4, 36));
  assert.ok(!isBefore('2', 2, 4));
  assert.ok(!isBefore('2.5', 2, 4, 36));
});

test('版本比大小是逐段比數字', () => {
  assert.ok(isAtLeast('1.25.10', 1, 25, 9));
  assert.ok(isAtLeast('2.4', 2, 4));
  assert.ok(!isAtLeast('2.4', 2, 4, 8));
  assert.ok(!isAtLeast('1.9.5', 1, 13));
  assert.ok(isAtLeast('10', 9, 9, 9));
});

test('這一版 OpenSSL 接受為它寫的曲線', () => {
  const { openssl } = process.versions;
  const ecdhCurve = opensslGroups(openssl.replace(/\+.*/, '')) ?? '';
  assert.equal(ecdhCurve.includes('MLKEM'), isAtLeast(openssl, 3, 5));
  createSecureContext({ ecdhCurve });
  assert.throws(() => createSecureContext({ ecdhCurve: `${ecdhCurve}:no-such-curve` }));
});

const folder = mkdtempSync(join(tmpdir(), 'kb-generate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function makeCertificate(): void {
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(folder, 'server.key'),
      '-out',
      join(folder, 'fullchain.pem'),
      '-days',
      '2',
      '-subj',
      '/CN=www.example.gov.tw',
    ],
    { stdio: 'ignore' },
  );
}

const found = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const paths = {
  certificatePath: `${folder}/fullchain.pem`,
  trustedPath: `${folder}/fullchain.pem`,
  keyPath: `${folder}/server.key`,
  documentRoot: folder,
};

test('nginx -t 接受產生的設定', (t) => {
  if (!found('nginx', '-v') || !found('openssl', 'version')) return t.skip('這台機器沒有 nginx 或 openssl');
  makeCertificate();
  // 1.22 syntax of http2 and listen is understood by every version since 1.9.5.
  const site = textOf(wish({ ...paths }))
    .replaceAll('listen 80', 'listen 18080')
    .replaceAll(':80;', ':18080;')
    .replaceAll('443', '18443');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${site}}\n`,
  );
  const result = spawnSync('nginx', ['-t', '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
});

test('apache2 -t 接受產生的設定', (t) => {
  if (!found('apache2', '-v') || !found('openssl', 'version')) return t.skip('這台機器沒有 apache2 或 openssl');
  makeCertificate();
  const modules = ['mpm_event', 'authz_core', 'alias', 'headers', 'http2', 'socache_shmcb', 'ssl']
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`)
    .join('');
  const site = textOf(wish({ server: 'apache', version: '2.4.71', ...paths }));
  writeFileSync(
    join(folder, 'apache.conf'),
    `ServerRoot ${folder}\nPidFile apache.pid\nErrorLog apache.log\nServerName localhost\n${modules}\n${site}`,
  );
  const result = spawnSync('apache2', ['-t', '-f', join(folder, 'apache.conf')], { encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
});
