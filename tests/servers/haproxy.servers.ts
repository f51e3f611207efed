import { haproxyBackend, haproxySite } from './scenes/haproxy-scene.ts';
import { tlsBackend } from './scenes/tls-backend.ts';
import { Issuer } from './scenes/pki.ts';
import { startBackend } from './support/backend.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';

serverTest('HAProxy 照文章的設定服務；重新載入、從 socket 換、換回舊的', ['haproxy', 'openssl', 'curl', 'socat'], async (shop) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, twcaShape);
  const backend = await startBackend();
  try {
    await haproxySite(reader, issuer, backend);
    await haproxyBackend(reader, issuer, tlsBackend(shop, issuer));
  } finally {
    backend.close();
  }
});
