import { copyFileSync } from 'node:fs';
import { startSpringBoot, type SpringBootSettings } from '../support/server-spring-boot.ts';
import { isRunning, type Running, type Workshop } from '../support/workshop.ts';
import { sClient } from '../support/client.ts';
import { askWithJava } from './clients.ts';
import type { Materials } from './materials.ts';
import type { Sighting } from './sighting.ts';
import { trustOnly } from './trust-only.ts';

interface Row extends Pick<Sighting, 'how' | 'cause' | 'with'> {
  /** Lines of application.properties, with the names of files of the materials as `file:NAME`. */
  properties: readonly string[];
  args?: readonly string[];
  before?: (materials: Materials) => Promise<void>;
  /** What a client is told counts, not the log. */
  visit?: (port: number, materials: Materials, shop: Workshop) => Promise<string>;
}

/** Starts the application with these settings; what it printed if it did not start, what the visitor saw if there is one. */
function spring({ how, cause, with: more = [], properties, args = [], before, visit }: Row): Sighting {
  return {
    how,
    program: 'springboot3',
    with: more,
    cause,
    async provoke(materials, shop) {
      await before?.(materials);
      const lines = properties.map((line) => line.replace(/file:([\w.-]+)$/, (_, name: string) => `file:${materials.file(name)}`));
      const server = await startSpringBoot(shop, (port): SpringBootSettings => ({
        properties: [`server.port=${port}`, ...lines].join('\n'),
        args,
      }));
      if (!isRunning(server)) return server.output;
      return visit === undefined ? await quiet(server) : await visit(server.ports[0] ?? 0, materials, shop);
    },
  };
}

async function quiet(server: Running): Promise<string> {
  await server.stop();
  return server.output();
}

const store = (name: string, ...more: string[]): string[] => [
  `server.ssl.key-store=file:${name}`,
  'server.ssl.key-store-type=PKCS12',
  'server.ssl.key-store-password=changeit',
  ...more,
];
const pem = (certificate: string, key: string, ...more: string[]): string[] => [
  'server.ssl.bundle=site',
  `spring.ssl.bundle.pem.site.keystore.certificate=file:${certificate}`,
  `spring.ssl.bundle.pem.site.keystore.private-key=file:${key}`,
  ...more,
];
const asPemName = (materials: Materials): Promise<void> =>
  materials.once('der.pem', () => {
    copyFileSync(materials.file('leaf.cer'), materials.file('der.pem'));
    return Promise.resolve();
  });

export const springBootSightings: readonly Sighting[] = [
  spring({
    how: 'Spring Boot：keystore 的密碼不對',
    cause: 'password-wrong',
    properties: [...store('server.p12'), 'server.ssl.key-store-password=wrong'],
  }),
  spring({ how: 'Spring Boot：keystore 檔案不存在', cause: 'file-not-found', properties: store('missing.p12') }),
  spring({ how: 'Spring Boot：別名打錯', cause: 'alias-wrong', properties: store('server.p12', 'server.ssl.key-alias=tomact') }),
  spring({
    how: 'Spring Boot：keystore 裡只有憑證，沒有私密金鑰',
    cause: 'key-not-here',
    with: ['keytool'],
    before: trustOnly,
    properties: store('trust.p12'),
  }),
  spring({ how: 'Spring Boot：keystore 其實是 PEM', cause: 'wrong-file-format', properties: store('fullchain.pem') }),
  spring({
    how: 'Spring Boot：SSL bundle 的名稱打錯',
    cause: 'config-wrong',
    properties: ['server.ssl.bundle=sitte', ...pem('fullchain.pem', 'leaf.key').slice(1)],
  }),
  spring({ how: 'Spring Boot：PEM 的私密金鑰有密碼，設定沒有寫', cause: 'password-wrong', properties: pem('fullchain.pem', 'locked.key') }),
  spring({
    how: 'Spring Boot：PEM 的私密金鑰密碼不對',
    cause: 'password-wrong',
    properties: pem('fullchain.pem', 'locked.key', 'spring.ssl.bundle.pem.site.keystore.private-key-password=wrong'),
  }),
  spring({ how: 'Spring Boot：PEM 憑證檔不存在', cause: 'file-not-found', properties: pem('missing.pem', 'leaf.key') }),
  spring({ how: 'Spring Boot：PEM 憑證檔是 DER', cause: 'wrong-file-format', before: asPemName, properties: pem('der.pem', 'leaf.key') }),
  spring({ how: 'Spring Boot：PEM 憑證檔是網頁', cause: 'wrong-file-format', properties: pem('page.cer', 'leaf.key') }),
  spring({ how: 'Spring Boot：私密金鑰的位置放了憑證', cause: 'wrong-file-format', properties: pem('fullchain.pem', 'leaf.pem') }),
  spring({
    how: 'Spring Boot：憑證與私密金鑰不是一對，開了 verify-keys',
    cause: 'key-mismatch',
    properties: pem('fullchain.pem', 'stranger.key', 'spring.ssl.bundle.pem.site.keystore.verify-keys=true'),
  }),
  spring({
    how: 'Spring Boot：憑證與私密金鑰不是一對，沒有開 verify-keys，用 openssl s_client 連線',
    cause: 'key-mismatch',
    properties: pem('fullchain.pem', 'stranger.key'),
    visit: async (port, materials, shop) => (await sClient(shop, port, '-CAfile', materials.file('root.pem'))).output,
  }),
  spring({
    how: 'Spring Boot：用 http 連 https 的連接埠',
    cause: 'plain-request-to-tls',
    with: ['curl'],
    properties: pem('fullchain.pem', 'leaf.key'),
    visit: async (port, _, shop) => (await shop.run('curl', ['-q', '-sS', '-i', `http://127.0.0.1:${port}/`])).output,
  }),
  spring({
    how: 'Spring Boot：fullchain 少了中繼憑證，用 Java 連線，再用 openssl s_client 看',
    cause: 'missing-intermediate',
    with: ['java', 'keytool'],
    properties: pem('leaf.pem', 'leaf.key'),
    // Java alone says the same of an unknown authority; what the server sends tells the two apart.
    visit: async (port, materials, shop) =>
      (await askWithJava(port, 'root', materials, shop)) + (await sClient(shop, port, '-CAfile', materials.file('root.pem'))).output,
  }),
  spring({
    how: 'Spring Boot：用戶端只會 TLS 1.1',
    cause: 'no-common-protocol',
    properties: pem('fullchain.pem', 'leaf.key'),
    visit: async (port, _, shop) => (await sClient(shop, port, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0')).output,
  }),
];
