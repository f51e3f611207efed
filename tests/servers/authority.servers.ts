import assert from 'node:assert/strict';
import { Authority } from './support/authority.ts';
import { curl, sClient, servedCertificates } from './support/client.ts';
import { startResponder } from './support/responder.ts';
import { startApache } from './support/server-apache.ts';
import { startNginx } from './support/server-nginx.ts';
import { serverTest } from './support/server-test.ts';
import { startTomcat } from './support/server-tomcat.ts';
import { governmentShape, gtlscaShape, twcaCyberShape, twcaShape, type Shape } from './support/shapes.ts';
import { isRunning } from './support/workshop.ts';

serverTest('測試用的憑證管理中心：四種形狀都驗得過，少了中繼就驗不過', ['openssl'], async (shop) => {
  const authority = new Authority(shop.path('pki'));
  for (const make of [governmentShape, twcaShape, twcaCyberShape, gtlscaShape]) {
    const shape: Shape = make(authority);
    const leaf = `leaf-${shape.issuer}`;
    authority.leaf(leaf, { by: shape.issuer });
    const chain = shop.write('chain.pem', authority.bundle(...shape.chain));
    const verify = (...more: string[]) =>
      shop.run('openssl', ['verify', '-CAfile', authority.path(shape.root), ...more, authority.path(leaf)]);
    assert.match((await verify('-untrusted', chain)).stdout, /: OK$/m, shape.title);
    assert.match((await verify()).output, /error 20 /, shape.title);
    const strict = (await verify('-x509_strict', '-untrusted', chain)).output;
    if (shape.title.startsWith('TWCA')) assert.match(strict, /Missing Subject Key Identifier/);
    if (shape.title === 'GTLSCA') assert.match(strict, /not marked critical/);
    if (shape.title === 'GRCA') assert.match(strict, /: OK$/m);
  }
  const names = await Promise.all(
    ['grca', 'grca2', 'new-with-old'].map(
      async (name) => (await shop.run('openssl', ['x509', '-in', authority.path(name), '-noout', '-subject'])).stdout,
    ),
  );
  assert.equal(new Set(names).size, 1);
  assert.notEqual(authority.text('grca'), authority.text('grca2'));
});

serverTest(
  '三種伺服器與 OCSP 回應者都能在暫存目錄裡啟動與停止',
  ['openssl', 'nginx', 'apache', 'tomcat', 'keytool', 'curl'],
  async (shop) => {
    const authority = new Authority(shop.path('pki'));
    const shape = twcaShape(authority);
    const responder = await startResponder(authority, shape.issuer);
    try {
      authority.leaf('leaf', { by: shape.issuer, ocsp: responder.url });
      const fullchain = shop.write('fullchain.pem', authority.bundle('leaf', ...shape.chain));
      const key = authority.path('leaf', 'key');
      const nginx = await startNginx(
        shop,
        1,
        ([port]) =>
          `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${fullchain}; ssl_certificate_key ${key}; root ${shop.path('www')}; }`,
      );
      assert.ok(isRunning(nginx), JSON.stringify(nginx));
      const apache = await startApache(
        shop,
        1,
        ([port]) =>
          `SSLStaplingCache shmcb:${shop.path('stapling')}(128000)\n<VirtualHost *:${port}>\nServerName www.example.gov.tw\nSSLEngine on\nSSLUseStapling on\nSSLCertificateFile ${fullchain}\nSSLCertificateKeyFile ${key}\n</VirtualHost>`,
      );
      assert.ok(isRunning(apache), JSON.stringify(apache));
      const tomcat = await startTomcat(shop, 1, ([port]) => ({
        connectors: `<Connector address="127.0.0.1" port="${port}" SSLEnabled="true"><SSLHostConfig><Certificate certificateFile="${authority.path('leaf')}" certificateKeyFile="${key}" certificateChainFile="${authority.path('twca-secure')}"/></SSLHostConfig></Connector>`,
      }));
      assert.ok(isRunning(tomcat), JSON.stringify(tomcat));
      for (const { ports } of [nginx, apache, tomcat]) {
        assert.equal((await servedCertificates(shop, ports[0] ?? 0)).length, 2);
        assert.match(
          (await curl(shop, { https: ports[0] ?? 0 }, '-i', '--cacert', authority.path(shape.root), 'https://www.example.gov.tw/')).output,
          /^HTTP/,
        );
      }
      assert.match((await sClient(shop, apache.ports[0] ?? 0, '-status')).stdout, /Cert Status: good/);
      assert.equal(responder.asked(), 1);
      await tomcat.stop();
      assert.equal((await sClient(shop, tomcat.ports[0] ?? 0)).code, 1);
    } finally {
      await responder.close();
    }
  },
);
