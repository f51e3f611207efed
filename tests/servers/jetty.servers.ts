import { jettySite } from './scenes/jetty-scene.ts';
import { Issuer } from './scenes/pki.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape } from './support/shapes.ts';

for (const program of ['jetty10', 'jetty12'] as const) {
  serverTest(`${program} 照文章的設定服務，不重新啟動換憑證，也換得回來`, [program, 'keytool', 'openssl', 'curl'], async (shop) => {
    const reader = new Reader(shop);
    await jettySite(reader, new Issuer(reader, governmentShape), program);
  });
}
