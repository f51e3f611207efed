import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape, gtlscaShape, twcaShape } from './support/shapes.ts';
import { opensslGuides } from './scenes/openssl-scene.ts';

for (const [name, shape] of [
  ['GRCA', governmentShape],
  ['TWCA', twcaShape],
  ['GTLSCA', gtlscaShape],
] as const) {
  serverTest(`OpenSSL 的每一個指令照文章執行：從請求檔到 PFX，${name} 的形狀`, ['openssl'], async (shop) => {
    await opensslGuides(new Reader(shop), shape);
  });
}
