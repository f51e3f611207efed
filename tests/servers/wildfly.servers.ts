import assert from 'node:assert/strict';
import { provokeAll, type Failure } from './scenes/failure.ts';
import { Issuer } from './scenes/pki.ts';
import { keystoreForTomcat } from './scenes/tomcat-scene.ts';
import { saidAgain, visited, wildflySite } from './scenes/wildfly-scene.ts';
import { Reader } from './support/reader.ts';
import { startResponder } from './support/responder.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape } from './support/shapes.ts';

serverTest(
  'WildFly 照文章的指令服務，重新啟動之後也是；文章寫的失敗都真的發生',
  ['wildfly', 'keytool', 'openssl', 'curl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, governmentShape);
    const responder = await startResponder(issuer.authority, issuer.shape.issuer);
    try {
      await keystoreForTomcat(reader, issuer, responder.url);
      const server = await wildflySite(reader);
      const guide = 'guides/install/wildfly';
      shop.write('wildfly/configuration/page.p12', '<!doctype html>\n');
      const failures: Failure[] = [
        {
          name: 'keystore 密碼不對',
          guide,
          quotes: 'keystore password was incorrect',
          id: 'j02',
          provoke: () => saidAgain(reader, server, 'password', (lines) => lines.replaceAll('change-me', 'not-this')),
        },
        {
          name: '不是 keystore',
          guide,
          quotes: 'WFLYELY00004: Unable to start the service. ... java.io.EOFException',
          id: 'j05',
          provoke: () => saidAgain(reader, server, 'page', (lines) => lines.replace('server.p12', 'page.p12')),
        },
        {
          name: 'ssl-context 的名稱打錯',
          guide,
          quotes: 'WFLYCTL0369: Required capabilities are not available',
          id: 'j06',
          provoke: () => saidAgain(reader, server, 'name', (lines) => lines.replace('value=nameSSC', 'value=nameSCS')),
        },
        {
          name: 'keystore 不在那個目錄，指令都成功，連線失敗',
          guide,
          quotes: 'WFLYELY00023: KeyStore file ... does not exist. Used blank.',
          id: 'j04',
          provoke: async () => {
            const said = await saidAgain(reader, server, 'missing', (lines) => lines.replace('server.p12', 'sever.p12'));
            assert.doesNotMatch(said, /failed/);
            assert.match(await visited(reader), /no peer certificate available/);
            return server.output();
          },
        },
      ];
      // First: what the failures leave behind is complained of at each reload.
      await context.test('別名打錯：指令都成功，紀錄檔也沒有訊息，連線失敗', async () => {
        const before = server.output().length;
        const said = await saidAgain(reader, server, 'alias', (lines) => lines.replace('alias-filter=tomcat', 'alias-filter=tomact'));
        assert.doesNotMatch(said, /failed/);
        assert.match(await visited(reader), /no peer certificate available/);
        assert.doesNotMatch(server.output().slice(before), /^.*(?:WARN|ERROR).*(?:elytron|tomact)/m);
      });
      await provokeAll(context, reader, failures);
      await server.stop();
    } finally {
      await responder.close();
    }
  },
);
