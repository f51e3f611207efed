import { filesForNginx, moveNginx, nginxHardened, nginxSite } from './scenes/nginx-scene.ts';
import { withResponder } from './scenes/pki.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape, gtlscaShape, twcaShape } from './support/shapes.ts';

for (const [name, shape] of [
  ['GRCA', governmentShape],
  ['TWCA', twcaShape],
  ['GTLSCA', gtlscaShape],
] as const) {
  serverTest(`nginx 照文章的設定服務：${name} 的形狀`, ['nginx', 'openssl', 'curl'], async (shop) => {
    const reader = new Reader(shop);
    await withResponder(reader, shape, async (issuer, ocsp) => {
      await filesForNginx(reader, issuer, ocsp);
      await nginxSite(reader);
      if (name !== 'TWCA') return;
      await nginxHardened(reader);
      await moveNginx(reader);
    });
  });
}
