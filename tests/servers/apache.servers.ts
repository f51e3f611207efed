import { apacheHardened, apacheSite, filesForApache, moveApache } from './scenes/apache-scene.ts';
import { Issuer } from './scenes/pki.ts';
import { Reader } from './support/reader.ts';
import { startResponder } from './support/responder.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape, gtlscaShape, twcaShape } from './support/shapes.ts';

for (const [name, shape] of [
  ['GRCA', governmentShape],
  ['TWCA', twcaShape],
  ['GTLSCA', gtlscaShape],
] as const) {
  serverTest(`Apache 照文章的設定服務：${name} 的形狀`, ['apache', 'openssl', 'curl'], async (shop) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, shape);
    const responder = await startResponder(issuer.authority, issuer.shape.issuer);
    try {
      await filesForApache(reader, issuer, responder.url);
      await apacheSite(reader);
      if (name !== 'TWCA') return;
      await apacheHardened(reader);
      await moveApache(reader);
    } finally {
      await responder.close();
    }
  });
}
