import { apache } from './scenes/apache-scene.ts';
import { keepKeystore, speak } from './scenes/keytool-scene.ts';
import { nginx, plain } from './scenes/nginx-scene.ts';
import { looksRight } from './scenes/site.ts';
import { place, tomcat } from './scenes/tomcat-scene.ts';
import { practise, requestWithOpenssl } from './rehearse/practice.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { SHAPES } from '../../src/core/rehearse/shape.ts';

// IIS runs on Windows only: its rehearsal is not tried here.

serverTest(
  'nginx：用文章的指令產製的請求檔做演練憑證，照文章安裝，三種串鍊都看得到',
  ['nginx', 'openssl', 'curl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    await requestWithOpenssl(reader);
    for (const shape of SHAPES) {
      await context.test(shape, async () => {
        await practise(reader, shape);
        await reader.runAll('nginx-convert', 'nginx-verify-chain', 'nginx-place-files');
        const site = await nginx(reader, () => `${reader.text('nginx-server')}\n${plain(reader)}`);
        await looksRight(reader, 'nginx-s-client');
        await site.stop();
      });
    }
  },
);

serverTest('Apache：用文章的指令產製的請求檔做演練憑證，照文章安裝，看得到完整串鍊', ['apache', 'openssl', 'curl'], async (shop) => {
  const reader = new Reader(shop);
  await requestWithOpenssl(reader);
  await practise(reader, 'gtlsca');
  await reader.runAll('apache-convert', 'apache-verify-chain', 'apache-place-files');
  const site = await apache(reader, () => reader.text('apache-vhost'));
  await looksRight(reader, 'apache-s-client');
  await site.stop();
});

/** The guide's example is a pack of this chain; with another pack the reader writes its file names. */
const PACK: Readonly<Record<string, [from: string, field: string]>> = {
  'pack-keytool-root': ['twca-global-root.crt', 'rootFile'],
  'pack-keytool-cross': ['twca-cyber-cross-by-global.crt', 'crossFile'],
  'pack-keytool-intermediate': ['twca-ssl-2024.crt', 'intermediateFile'],
};

serverTest(
  'Tomcat：keytool 產製的請求檔做演練憑證，一次匯入與由上而下一張一張匯入，都送出完整串鍊',
  ['tomcat', 'keytool', 'openssl', 'curl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    speak(reader, 'zh');
    await reader.runAll('csr-keytool-genkeypair', 'csr-keytool-certreq');
    await practise(reader, 'twca');
    const restore = keepKeystore(reader);
    const serves = async (): Promise<void> => {
      place(reader, 'tomcat');
      const site = await tomcat(
        reader,
        () => ({ connectors: reader.text('tomcat-connector'), properties: reader.text('tomcat-properties') }),
        'tomcat',
      );
      // The whole keystore is sent, the root too, as the guide says.
      reader.served += 1;
      await looksRight(reader, 'tomcat-s-client');
      reader.served -= 1;
      await site.stop();
    };
    await context.test('接成一個回覆檔，一次匯入', async () => {
      await reader.runAll('tomcat-match', 'tomcat-reply', 'tomcat-import', 'pack-keytool-length');
      await serves();
    });
    restore();
    await context.test('根、交互、中繼，最後是伺服器憑證', async () => {
      for (const [id, [from, field]] of Object.entries(PACK)) reader.rewrite(id, (code) => code.replace(from, reader.values[field] ?? ''));
      await reader.runAll(...Object.keys(PACK), 'pack-keytool-leaf', 'pack-keytool-length');
      await serves();
    });
  },
);
