import assert from 'node:assert/strict';
import { Reader } from '../support/reader.ts';
import { serverTest } from '../support/server-test.ts';
import { governmentShape, twcaShape } from '../support/shapes.ts';
import { importOneByOne, keepKeystore, keytoolGuides, speak, type Language } from './keytool-scene.ts';
import { Issuer } from './pki.ts';

/** The keytool guides in one language. */
export function keytoolTests(language: Language): void {
  const name = language === 'zh' ? '繁體中文' : '英文';

  serverTest(`keytool（${name}）：從金鑰對到匯入、打斷再重來、搬家，每一個指令照文章執行`, ['keytool', 'openssl'], async (shop) => {
    await keytoolGuides(new Reader(shop), language, language === 'zh' ? governmentShape : twcaShape);
  });

  serverTest(
    `keytool（${name}）：一張一張匯入時，先後順序都得到完整的串鍊，少了上一層就說接不起來`,
    ['keytool', 'openssl'],
    async (shop) => {
      const reader = new Reader(shop);
      speak(reader, language);
      const issuer = new Issuer(reader, governmentShape);
      await reader.runAll('csr-keytool-genkeypair', 'csr-keytool-certreq');
      await issuer.handOver();
      const restore = keepKeystore(reader);
      const [intermediate = '', cross = ''] = issuer.shape.chain;
      const { root } = issuer.shape;
      const orders = [
        [intermediate, cross, root],
        [root, cross, intermediate],
        [cross, root, intermediate],
      ];
      for (const order of language === 'zh' ? orders : orders.slice(0, 1)) {
        assert.equal(await importOneByOne(reader, issuer, order), '4', order.join(' → '));
        restore();
      }
      // The newer root of the same name signed the intermediate itself: without the cross certificate the chain ends there.
      assert.equal(await importOneByOne(reader, issuer, ['grca2', intermediate]), '3');
      restore();
      await assert.rejects(
        importOneByOne(reader, issuer, [root, cross]),
        language === 'zh' ? /無法從回覆中將鏈建立起來/ : /Failed to establish chain from reply/,
      );
    },
  );
}
