// 憑證包那一篇的指令：以 TWCA（CYBER 體系）的形狀，從核對到裝好、換回來。
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { keytool, requestWithKeytool, speak } from './scenes/keytool-scene.ts';
import { requestWithOpenssl } from './scenes/openssl-scene.ts';
import { Issuer } from './scenes/pki.ts';
import type { Authority } from './support/authority.ts';
import { pathOf } from './support/checks.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { twcaCyberShape, twcaShape, type Shape } from './support/shapes.ts';
import type { Workshop } from './support/workshop.ts';

const cyber = (authority: Authority): Shape => {
  twcaShape(authority);
  return twcaCyberShape(authority);
};

const ONE_BY_ONE = ['pack-keytool-root', 'pack-keytool-cross', 'pack-keytool-intermediate', 'pack-keytool-leaf'];

/** The single files of the pack under the names that the site gives them. */
function takeAlong(reader: Reader, issuer: Issuer): void {
  const names = { 'twca-global': 'twca-global-root', 'twca-cyber-cross': 'twca-cyber-cross-by-global', 'twca-ssl': 'twca-ssl-2024' };
  for (const [own, name] of Object.entries(names)) copyFileSync(issuer.authority.path(own), reader.path(`${name}.crt`));
}

/** A reader whose keystore waits for the certificate, with the pack's files at hand. */
async function keytoolShop(shop: Workshop): Promise<{ reader: Reader; issuer: Issuer }> {
  const reader = new Reader(shop);
  speak(reader, 'zh');
  const issuer = new Issuer(reader, cyber);
  await requestWithKeytool(reader);
  await issuer.handOver();
  takeAlong(reader, issuer);
  return { reader, issuer };
}

serverTest('憑證包：核對、接在網站憑證後面、換回來', ['openssl'], async (shop) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, cyber);
  await requestWithOpenssl(reader);
  await issuer.handOver();
  await reader.runAll('install-der-to-pem', 'pack-hash', 'pack-verify', 'nginx-place-files', 'pack-fullchain', 'pack-undo');
});

serverTest('憑證包：拿同名的自簽憑證代替交互憑證，驗證不過', ['openssl'], async (shop) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, cyber);
  await requestWithOpenssl(reader);
  await issuer.handOver();
  await reader.run('install-der-to-pem');
  const wrong = issuer.authority.bundle('twca-ssl', 'twca-cyber');
  shop.write('reader/chain.pem', wrong);
  await assert.rejects(reader.run('pack-verify'), /self.signed certificate in certificate chain/);
});

serverTest('憑證包：keytool 從根憑證往下匯入，串鍊有四張', ['keytool', 'openssl'], async (shop) => {
  const { reader } = await keytoolShop(shop);
  await reader.runAll('pack-keystore-list', ...ONE_BY_ONE, 'pack-keytool-length');
});

serverTest('憑證包：keystore 裡先有同名的自簽憑證，keytool 接到它就停', ['keytool', 'openssl'], async (shop) => {
  const { reader, issuer } = await keytoolShop(shop);
  const { code, output } = await keytool(reader, [
    '-importcert',
    '-noprompt',
    '-alias',
    'twca-cyber-root',
    '-file',
    issuer.authority.path('twca-cyber'),
    '-keystore',
    pathOf(reader, 'keystoreFile'),
  ]);
  assert.equal(code, 0, output);
  await reader.runAll(...ONE_BY_ONE);
  await assert.rejects(reader.run('pack-keytool-length'), /憑證鏈長度: 3$/m);
});
