import { withResponder } from './scenes/pki.ts';
import { keystoreForTomcat, moveTomcat, tomcatHardened, tomcatSite } from './scenes/tomcat-scene.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import type { TomcatName } from './support/server-tomcat.ts';
import { governmentShape } from './support/shapes.ts';

const programs: TomcatName[] = ['tomcat', 'tomcat8', 'tomcat9', 'tomcat10', 'tomcat11'];

for (const program of programs) {
  serverTest(
    `${program} 照文章的設定服務，協定、轉址、HSTS、stapling 都如文章所說`,
    [program, 'keytool', 'openssl', 'curl'],
    async (shop) => {
      const reader = new Reader(shop);
      await withResponder(reader, governmentShape, async (issuer, ocsp) => {
        await keystoreForTomcat(reader, issuer, ocsp);
        await tomcatSite(reader, program);
        await tomcatHardened(reader, program);
        // The keystore is moved, not the server: once will do.
        if (program === 'tomcat') await moveTomcat(reader, program);
      });
    },
  );
}
