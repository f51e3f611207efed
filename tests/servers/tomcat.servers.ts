import { Issuer } from './scenes/pki.ts';
import { keystoreForTomcat, moveTomcat, tomcatHardened, tomcatSite } from './scenes/tomcat-scene.ts';
import { Reader } from './support/reader.ts';
import { startResponder } from './support/responder.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape } from './support/shapes.ts';

serverTest(
  'Tomcat 照文章的設定服務，協定、轉址、HSTS、stapling 與搬家都如文章所說',
  ['tomcat', 'keytool', 'openssl', 'curl'],
  async (shop) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, governmentShape);
    const responder = await startResponder(issuer.authority, issuer.shape.issuer);
    try {
      await keystoreForTomcat(reader, issuer, responder.url);
      await tomcatSite(reader);
      await tomcatHardened(reader);
      await moveTomcat(reader);
    } finally {
      await responder.close();
    }
  },
);
