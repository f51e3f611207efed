import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examineHaproxy } from '../../src/core/config/haproxy/examine-haproxy.ts';
import { configText, generateConfig, type ConfigRequest } from '../../src/core/config/generate-config.ts';
import { furtherWriters } from '../../src/core/config/generate-further.ts';
import { running } from './scenes/site.ts';
import { Authority, HOST } from './support/authority.ts';
import { curl, sClient } from './support/client.ts';
import { findProgram, type ProgramName } from './support/find-program.ts';
import { startApache } from './support/server-apache.ts';
import { startNginx } from './support/server-nginx.ts';
import { serverTest } from './support/server-test.ts';
import { jbossCli, startWildfly, wildflyBase } from './support/server-wildfly.ts';
import { siteCertificate } from './support/site-certificate.ts';
import { startTomcat, type TomcatName } from './support/server-tomcat.ts';
import { governmentShape } from './support/shapes.ts';
import { isRunning, type Running, type Workshop } from './support/workshop.ts';

/** What the generator writes for exactly this version of the server. */
interface Site {
  text: string;
  root: string;
  www: string;
}

async function site(
  shop: Workshop,
  server: ConfigRequest['server'],
  program: ProgramName,
  keystore: boolean,
  os: ConfigRequest['os'] = 'debian',
): Promise<Site> {
  const authority = new Authority(shop.path('authority'));
  const shape = governmentShape(authority);
  authority.leaf('site', { by: shape.issuer });
  const certificatePath = shop.write('fullchain.pem', authority.bundle('site', ...shape.chain));
  const intermediates = shop.write('chain.pem', authority.bundle(...shape.chain));
  const alone = server === 'tomcat' && !keystore;
  const keyPath = authority.path('site', 'key');
  const root = authority.path(shape.root);
  const store = shop.path('server.p12');
  if (keystore) {
    const args = ['-export', '-in', certificatePath, '-inkey', keyPath, '-name', 'tomcat', '-out', store, '-passout', 'pass:change-me'];
    const made = await shop.run('openssl', ['pkcs12', ...args]);
    assert.equal(made.code, 0, made.output);
  }
  // HAProxy has all of it in one file.
  const combined = shop.write('site.pem', `${authority.bundle('site', ...shape.chain)}\n${readFileSync(keyPath, 'utf8')}`);
  shop.write('www/index.html', '<!doctype html><title>測試</title>\n');
  const wish: ConfigRequest = {
    server,
    // 39.0.1.Final
    version: (findProgram(program)?.version ?? '').replace(/\.[A-Z].*$/, ''),
    ...(server === 'tomcat' ? {} : { openssl: findProgram('openssl')?.version ?? '' }),
    os,
    domains: [HOST],
    certificatePath: server === 'haproxy' ? combined : keystore ? store : alone ? authority.path('site') : certificatePath,
    keyPath,
    trustedPath: alone ? intermediates : root,
    documentRoot: shop.path('www'),
    passwordHere: 'change-me',
    staple: false,
    hsts: 63_072_000,
    redirect: true,
  };
  const written = generateConfig(wish, furtherWriters);
  assert.ok(written.ok);
  return { text: configText(written.lines), root, www: shop.path('www') };
}

/** Both protocols with the whole chain, nothing older, HTTP/2, HSTS, and the way from http. WildFly 39 offers HTTP/2 with TLS 1.2 alone. */
async function serves(shop: Workshop, server: Running, { root }: Site, redirect: RegExp, always2 = true): Promise<void> {
  const [https = 0, http = 0] = server.ports;
  const ask = (...args: string[]) => sClient(shop, https, '-CAfile', root, '-verify_return_error', '-verify_hostname', HOST, ...args);
  for (const [option, name] of [
    ['-tls1_2', 'TLSv1.2'],
    ['-tls1_3', 'TLSv1.3'],
  ] as const) {
    const { output } = await ask(option, '-alpn', 'h2,http/1.1');
    assert.match(output, new RegExp(`^New, ${name.replace('.', '\\.')}, Cipher is `, 'm'), `${name}：${output}\n${server.output()}`);
    assert.match(output, /^Verification: OK$/m);
    if (always2 || name === 'TLSv1.2') assert.match(output, /^ALPN protocol: h2$/m);
  }
  const old = await ask('-tls1_1', '-cipher', 'ALL:@SECLEVEL=0');
  assert.doesNotMatch(old.output, /BEGIN CERTIFICATE/);
  const weak = await ask('-tls1_2', '-cipher', 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0');
  assert.match(weak.output, /handshake failure/);
  const secure = await curl(shop, { https }, '-I', '--http2', '--cacert', root, `https://${HOST}/`);
  assert.match(secure.stdout, always2 ? /^HTTP\/2 200/ : /^HTTP\/\S+ 200/);
  assert.match(secure.stdout, /^strict-transport-security: max-age=63072000/m);
  const open = await curl(shop, { http }, '-I', `http://${HOST}/a`);
  assert.match(open.stdout, redirect, open.output);
}

/** A second connection goes on with what the server remembers of the first. */
async function resumes(shop: Workshop, port: number): Promise<void> {
  const file = shop.path('session.pem');
  await sClient(shop, port, '-tls1_2', '-sess_out', file);
  const { output } = await sClient(shop, port, '-tls1_2', '-sess_in', file);
  assert.match(output, /^Reused, TLSv1\.2/m, output);
}

serverTest('nginx：產生的設定啟動、交握、轉址、續連都可以', ['nginx', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'nginx', 'nginx', false);
  const server = running(
    await startNginx(shop, 2, ([https, http]) =>
      made.text
        .replace(/^ *listen \[::\].*\n/gm, '')
        .replace('listen 80;', `listen 127.0.0.1:${http};`)
        .replace('listen 443 ', `listen 127.0.0.1:${https} `),
    ),
  );
  await serves(shop, server, made, /^HTTP\/1\.1 301[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i);
  await resumes(shop, server.ports[0] ?? 0);
  await server.stop();
});

serverTest('Apache：產生的設定啟動、交握、轉址、續連都可以', ['apache', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'apache', 'apache', false);
  const server = running(
    await startApache(shop, 2, ([https, http]) => {
      const open = `<Directory "${made.www}">\nRequire all granted\n</Directory>\n`;
      return open + made.text.replace('*:80', `*:${http}`).replace('*:443', `*:${https}`);
    }),
  );
  await serves(shop, server, made, /^HTTP\/1\.1 301[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i);
  await resumes(shop, server.ports[0] ?? 0);
  await server.stop();
});

serverTest('Apache：RHEL 的設定與套件的 ssl.conf 並存，憑證是這個站台的', ['apache', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'apache', 'apache', false, 'rhel');
  const [certificate, key] = await siteCertificate(shop, 'localhost');
  const server = running(
    await startApache(shop, 2, ([https, http]) => {
      // The host of the package has no name of its own and takes over the server's.
      const packaged = `SSLSessionCache shmcb:sslcache(512000)\n<VirtualHost _default_:${https}>\nSSLEngine on\nSSLCertificateFile ${certificate}\nSSLCertificateKeyFile ${key}\n</VirtualHost>\n`;
      const open = `ServerName ${HOST}\n<Directory "${made.www}">\nRequire all granted\n</Directory>\n`;
      return open + made.text.replace('*:80', `*:${http}`).replace('*:443', `*:${https}`) + packaged;
    }),
  );
  await serves(shop, server, made, /^HTTP\/1\.1 301[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i);
  await server.stop();
});

serverTest('Apache：Windows 的設定自己載入模組，Listen 443 只能有一個', ['apache', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'apache', 'apache', false, 'windows');
  symlinkSync(findProgram('apache')?.modules ?? '', shop.path('modules'));
  const start = (listen: (port: number) => string): ReturnType<typeof startApache> =>
    startApache(
      shop,
      2,
      ([https = 0, http = 0]) => {
        const open = `<Directory "${made.www}">\nRequire all granted\n</Directory>\n`;
        const text = made.text.replace('Listen 443', listen(https)).replace('*:80', `*:${http}`).replace('*:443', `*:${https}`);
        return open + text;
      },
      { without: ['ssl', 'socache_shmcb', 'headers'] },
    );
  const server = running(await start(() => ''));
  assert.match(server.output(), /http2_module is already loaded, skipping/);
  await serves(shop, server, made, /^HTTP\/1\.1 301[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i);
  await server.stop();
  const twice = await start((port) => `Listen 127.0.0.1:${port}`);
  assert.ok(!isRunning(twice));
  assert.match(twice.output, /Cannot define multiple Listeners|could not bind/);
});

serverTest('HAProxy：產生的設定檢查得過，啟動、交握、轉址、續連都可以', ['haproxy', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'haproxy', 'haproxy', false);
  const command = findProgram('haproxy')?.path ?? '';
  const { code, output } = await shop.run(command, ['-c', '-V', '-f', shop.write('written.cfg', made.text)]);
  assert.equal(code, 0, output);
  assert.doesNotMatch(output, /WARNING|ALERT/);
  assert.match(output, /Configuration file is valid/);
  const behind = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
  await new Promise((resolve) => behind.once('listening', resolve));
  try {
    const server = running(
      await shop.serve(2, ([https, http]) => ({
        command,
        args: [
          '-W',
          '-f',
          shop.write(
            'haproxy.cfg',
            made.text
              .replace('*:443', `127.0.0.1:${https}`)
              .replace('*:80', `127.0.0.1:${http}`)
              .replace('127.0.0.1:8080', `127.0.0.1:${(behind.address() as AddressInfo).port}`),
          ),
          '-p',
          shop.path('haproxy.pid'),
        ],
      })),
    );
    await serves(shop, server, made, /^HTTP\/1\.1 301[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i);
    await resumes(shop, server.ports[0] ?? 0);
    await server.stop();
  } finally {
    behind.close();
  }
});

/** What HAProxy itself says of mistakes that the examination calls errors, and of one that neither refuses. */
const mistakes: [what: string, change: (text: string) => string, code: string | null, said: RegExp][] = [
  ['沒有 crt', (text) => text.replace(/ crt \S+/, ''), 'certificate-not-seen', /no SSL certificate specified/],
  ['verify 沒有 ca-file', (text) => text.replace(' alpn', ' verify required alpn'), 'client-certificate-no-ca', /no CA file specified/],
  ['版本寫錯', (text) => text.replace('ssl-min-ver TLSv1.2', 'ssl-min-ver TLSv1'), 'protocol-unknown', /unknown.*version|unknown option/i],
  [
    '只有 TLS 1.3 的套件',
    (text) => text.replace(/ciphers ECDHE\S+/, 'ciphers TLS_AES_128_GCM_SHA256'),
    'cipher-tls13',
    /unable to set SSL cipher list/,
  ],
  ['bind 的參數打錯', (text) => text.replace(' alpn', ' strict-snii alpn'), 'unknown-directive-near', /unknown keyword 'strict-snii'/],
  ['後端沒有 ca-file', (text) => text.replace('127.0.0.1:8080', '127.0.0.1:8443 ssl'), 'backend-no-ca', /no CA file specified/],
  [
    '舊的 rspadd',
    (text) => text.replace('    default_backend', '    rspadd X:\\ 1\n    default_backend'),
    'directive-removed-later',
    /since HAProxy 2\.1/,
  ],
  ['引號沒有成對', (text) => text.replace('63072000"', '63072000'), 'unclosed-quote', /unmatched quote/],
  [
    '有 crt 沒有 ssl',
    (text) => text.replace('443 ssl crt', '443 crt').replace(' alpn h2,http/1.1', ''),
    'port-443-plain',
    /Configuration file is valid/,
  ],
];

serverTest('HAProxy：檢查說的錯，haproxy -c 也這樣說', ['haproxy', 'openssl'], async (shop) => {
  const made = await site(shop, 'haproxy', 'haproxy', false);
  const command = findProgram('haproxy')?.path ?? '';
  assert.deepEqual(examineHaproxy(made.text), []);
  for (const [what, change, code, said] of mistakes) {
    const text = change(made.text);
    assert.notEqual(text, made.text, what);
    const { output } = await shop.run(command, ['-c', '-V', '-f', shop.write('wrong.cfg', text)]);
    assert.match(output, said, what);
    assert.ok(
      examineHaproxy(text).some((finding) => finding.code === code),
      `${what}：${JSON.stringify(examineHaproxy(text))}`,
    );
  }
});

serverTest('WildFly：產生的指令貼進 jboss-cli，交握、轉址、HSTS 都可以', ['wildfly', 'java', 'openssl', 'curl'], async (shop) => {
  const made = await site(shop, 'wildfly', 'wildfly', true);
  const base = wildflyBase(shop);
  const server = running(await startWildfly(shop, base));
  const { code, output } = await jbossCli(shop, server, made.text);
  assert.equal(code, 0, output);
  await serves(shop, server, made, /^HTTP\/1\.1 302[^]*location: https:\/\/www\.example\.gov\.tw\/a\r/i, false);
  const { stdout } = await curl(shop, { http: server.ports[1] ?? 0 }, '-I', `http://${HOST}/a?b=1`);
  assert.match(stdout, /location: https:\/\/www\.example\.gov\.tw\/a\?b=1\r/i);
  assert.doesNotMatch(stdout, /strict-transport/i);
  await server.stop();
});

const tomcats: [program: TomcatName, keystore: boolean, native: boolean][] = [
  ['tomcat8', true, false],
  ['tomcat9', true, false],
  ['tomcat9', false, true],
  ['tomcat10', false, false],
  ['tomcat', true, false],
  ['tomcat11', true, false],
];

for (const [program, keystore, native] of tomcats) {
  const how = `${keystore ? 'PKCS#12' : 'PEM'}，${native ? '有 Tomcat Native 就用它' : 'Java 的 TLS'}`;
  serverTest(`${program}（${how}）：產生的設定啟動、交握、轉址都可以`, [program, 'java', 'openssl', 'curl'], async (shop) => {
    const made = await site(shop, 'tomcat', program, keystore);
    const [connectors = '', web = ''] = made.text.split('<!-- WEB-INF/web.xml -->');
    const server = running(
      await startTomcat(
        shop,
        2,
        ([https, http]) => ({
          connectors: connectors
            .replaceAll('443"', `${https}"`)
            .replace('port="80"', `port="${http}"`)
            .replaceAll('<Connector ', '<Connector address="127.0.0.1" '),
          web,
          native,
        }),
        'tomcat',
        program,
      ),
    );
    await serves(
      shop,
      server,
      made,
      new RegExp(`^HTTP/1\\.1 302[^]*location: https://www\\.example\\.gov\\.tw:${server.ports[0]}/a\\r`, 'i'),
    );
    await server.stop();
  });
}
