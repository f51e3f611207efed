import { Issuer } from './scenes/pki.ts';
import { filesForSpringBoot, springBootBundle, springBootOthers } from './scenes/spring-boot-scene.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape } from './support/shapes.ts';

for (const program of ['springboot3', 'springboot4'] as const) {
  serverTest(`${program} 照文章的設定服務，不重新啟動換憑證，也換得回來`, [program, 'openssl', 'curl'], async (shop) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, governmentShape);
    await filesForSpringBoot(reader, issuer);
    await springBootBundle(reader, issuer, program);
    // The older ways to say it are the same in both: once will do.
    if (program === 'springboot3') await springBootOthers(reader, program);
  });
}
