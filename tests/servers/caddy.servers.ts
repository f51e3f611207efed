import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { caddyBackend, caddySite } from './scenes/caddy-scene.ts';
import { Issuer } from './scenes/pki.ts';
import { running } from './scenes/site.ts';
import { tlsBackend } from './scenes/tls-backend.ts';
import { startBackend } from './support/backend.ts';
import { Deployment } from './support/deployment.ts';
import { findProgram } from './support/find-program.ts';
import { Reader } from './support/reader.ts';
import { startCaddy } from './support/server-caddy.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';

serverTest('Caddy 照文章的設定服務；重新載入、換回舊的', ['caddy', 'openssl', 'curl'], async (shop) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, twcaShape);
  const backend = await startBackend();
  try {
    await caddySite(reader, issuer, backend);
    await caddyBackend(reader, issuer, tlsBackend(shop, issuer));
  } finally {
    backend.close();
  }
});

serverTest('Caddy：文章的部署設定檔', ['caddy', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  const deployment = new Deployment(shop);
  const [cert, key] = [deployment.put('fullchain.pem', deployment.full('old')), deployment.put('server.key', deployment.key('old'))];
  chmodSync(key, 0o644);
  mkdirSync(shop.path('etc/kb-deploy'), { recursive: true });
  const server = running(
    await startCaddy(
      shop,
      (port, admin) =>
        `{\n\tauto_https off\n\tadmin localhost:${admin}\n\tdefault_bind 127.0.0.1\n}\nhttps://www.example.gov.tw:${port} {\n\ttls ${cert} ${key}\n\trespond ok\n}`,
    ),
  );
  const [port = 0] = server.ports;
  Object.assign(reader.values, { port: String(port), fullchainPath: cert, keyPath: key });
  await reader.settings(['caddy', 'openssl'], ['caddy-deploy'], async (text) => {
    await deployment.follow(text('caddy-deploy'), { caddy: `HOME=${shop.folder} exec ${findProgram('caddy')?.path} "$@"` });
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['由指令檔換上，用戶端看到新的憑證'];
  });
});
