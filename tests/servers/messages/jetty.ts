import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { jettyHome, startJetty } from '../support/server-jetty.ts';
import { isRunning, type Running, type Workshop } from '../support/workshop.ts';
import { sClient } from '../support/client.ts';
import { askWithJava } from './clients.ts';
import type { Materials } from './materials.ts';
import type { Sighting } from './sighting.ts';

/** A base folder with the modules that https needs, made once. */
const base = (materials: Materials): Promise<string> =>
  materials.once('jetty base', async () => {
    const folder = materials.shop.path('jetty-base');
    const args = ['-p', folder];
    await materials.shop.run('mkdir', args);
    const start = ['-jar', join(jettyHome('jetty12'), 'start.jar'), '--add-modules=ssl,https,ssl-reload'];
    const { code, output } = await materials.shop.run('java', start, { cwd: folder });
    if (code !== 0) throw new Error(output);
    return folder;
  });

/** A keystore with the key and its certificate, and no chain. */
const leafOnly = (materials: Materials): Promise<void> =>
  materials.once('leaf-only.p12', () =>
    materials.openssl(
      'pkcs12',
      '-export',
      '-in',
      'leaf.pem',
      '-inkey',
      'leaf.key',
      '-name',
      'tomcat',
      '-passout',
      'pass:changeit',
      '-out',
      'leaf-only.p12',
    ),
  );

interface Row extends Pick<Sighting, 'how' | 'cause' | 'with'> {
  /** The keystore's file, or where it would be. */
  store?: string;
  password?: string;
  before?: (materials: Materials) => Promise<void>;
  /** More lines of the settings. */
  more?: readonly string[];
  port?: (materials: Materials) => Promise<number>;
  /** What a client is told counts, not the log. */
  visit?: (port: number, materials: Materials, shop: Workshop, server: Running) => Promise<string>;
}

function jetty({
  how,
  cause,
  with: also = [],
  store = 'server.p12',
  password = 'changeit',
  before,
  more = [],
  port,
  visit,
}: Row): Sighting {
  return {
    how,
    program: 'jetty12',
    with: also,
    cause,
    async provoke(materials, shop) {
      await before?.(materials);
      cpSync(await base(materials), shop.path('jetty'), { recursive: true });
      const taken = await port?.(materials);
      const server = await startJetty(shop, (free) =>
        [
          `jetty.ssl.port=${taken ?? free}`,
          `jetty.sslContext.keyStorePath=${materials.file(store)}`,
          ...(password === '' ? [] : [`jetty.sslContext.keyStorePassword=${password}`]),
          ...more,
        ].join('\n'),
      );
      if (!isRunning(server)) return server.output;
      const told = await visit?.(server.ports[0] ?? 0, materials, shop, server);
      await server.stop();
      return told ?? server.output();
    },
  };
}

export const jettySightings: readonly Sighting[] = [
  jetty({ how: 'Jetty：keystore 的密碼不對', cause: 'password-wrong', password: 'wrong' }),
  jetty({ how: 'Jetty：沒有寫 keystore 的密碼', cause: 'password-wrong', password: '' }),
  jetty({ how: 'Jetty：keystore 檔案不存在', cause: 'file-not-found', store: 'missing.p12' }),
  jetty({ how: 'Jetty：keyStorePath 指到 PEM', cause: 'wrong-file-format', store: 'fullchain.pem' }),
  jetty({ how: 'Jetty：keystore 是網頁', cause: 'wrong-file-format', store: 'page.cer' }),
  jetty({ how: 'Jetty：連接埠已經有別的程式在聽', cause: 'port-in-use', port: (materials) => materials.takenTlsPort() }),
  jetty({
    how: 'Jetty：網址寫 IP，憑證裡沒有',
    cause: 'name-mismatch',
    with: ['curl'],
    visit: async (port, _, shop) =>
      (await shop.run('curl', ['-q', '-sS', '-k', '-i', '-H', 'Host: 192.0.2.10', `https://127.0.0.1:${port}/`])).output,
  }),
  jetty({
    how: 'Jetty：用 http 連 https 的連接埠',
    cause: 'plain-request-to-tls',
    with: ['curl'],
    visit: async (port, _, shop) => (await shop.run('curl', ['-q', '-sS', '-i', `http://127.0.0.1:${port}/`])).output,
  }),
  jetty({
    how: 'Jetty：用戶端只會 TLS 1.1',
    cause: 'no-common-protocol',
    visit: async (port, _, shop) => (await sClient(shop, port, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0')).output,
  }),
  jetty({
    how: 'Jetty：keystore 少了中繼憑證，用 Java 連線，再用 openssl s_client 看',
    cause: 'missing-intermediate',
    with: ['java', 'keytool'],
    before: leafOnly,
    store: 'leaf-only.p12',
    // Java alone says the same of an unknown authority; what the server sends tells the two apart.
    visit: async (port, materials, shop) =>
      (await askWithJava(port, 'root', materials, shop)) + (await sClient(shop, port, '-CAfile', materials.file('root.pem'))).output,
  }),
];
