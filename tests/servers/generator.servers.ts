import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { configText, generateConfig, type ConfigRequest } from '../../src/core/config/generate-config.ts';
import { running } from './scenes/site.ts';
import { Authority, HOST } from './support/authority.ts';
import { curl, sClient } from './support/client.ts';
import { findProgram, type ProgramName } from './support/find-program.ts';
import { startApache } from './support/server-apache.ts';
import { startNginx } from './support/server-nginx.ts';
import { serverTest } from './support/server-test.ts';
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
  shop.write('www/index.html', '<!doctype html><title>測試</title>\n');
  const written = generateConfig({
    server,
    version: findProgram(program)?.version ?? '',
    ...(server === 'tomcat' ? {} : { openssl: findProgram('openssl')?.version ?? '' }),
    os,
    domains: [HOST],
    certificatePath: keystore ? store : alone ? authority.path('site') : certificatePath,
    keyPath,
    trustedPath: alone ? intermediates : root,
    documentRoot: shop.path('www'),
    passwordHere: 'change-me',
    staple: false,
    hsts: 63_072_000,
    redirect: true,
  });
  assert.ok(written.ok);
  return { text: configText(written.lines), root, www: shop.path('www') };
}

/** Both protocols with the whole chain, nothing older, HTTP/2, HSTS, and the way from http. */
async function serves(shop: Workshop, server: Running, { root }: Site, redirect: RegExp): Promise<void> {
  const [https = 0, http = 0] = server.ports;
  const ask = (...args: string[]) => sClient(shop, https, '-CAfile', root, '-verify_return_error', '-verify_hostname', HOST, ...args);
  for (const [option, name] of [
    ['-tls1_2', 'TLSv1.2'],
    ['-tls1_3', 'TLSv1.3'],
  ] as const) {
    const { output } = await ask(option, '-alpn', 'h2,http/1.1');
    assert.match(output, new RegExp(`^New, ${name.replace('.', '\\.')}, Cipher is `, 'm'), `${name}：${output}\n${server.output()}`);
    assert.match(output, /^Verification: OK$/m);
    assert.match(output, /^ALPN protocol: h2$/m);
  }
  const old = await ask('-tls1_1', '-cipher', 'ALL:@SECLEVEL=0');
  assert.doesNotMatch(old.output, /BEGIN CERTIFICATE/);
  const weak = await ask('-tls1_2', '-cipher', 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0');
  assert.match(weak.output, /handshake failure/);
  const secure = await curl(shop, { https }, '-I', '--http2', '--cacert', root, `https://${HOST}/`);
  assert.match(secure.stdout, /^HTTP\/2 200/);
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
