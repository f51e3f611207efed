import { chmodSync, readFileSync } from 'node:fs';
import { HOST } from '../support/authority.ts';
import { sClient } from '../support/client.ts';
import { startApache, testApache, type ApacheOptions } from '../support/server-apache.ts';
import { isRunning, type Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import { pathOf, type Provocation } from './provocation.ts';

type Files = (name: string) => string;

interface Settings extends ApacheOptions {
  /** Within the virtual host. */
  host: (file: Files, shop: Workshop) => string;
  /** Before it. */
  server?: (file: Files, shop: Workshop) => string;
  /** What is done once Apache runs; answers with what to look at besides the logs. */
  visit?: (port: number, shop: Workshop) => Promise<string>;
  /** The port, if it is not to be a free one. */
  port?: (materials: Materials) => Promise<number>;
}

const pair =
  (certificate = 'fullchain.pem', key = 'leaf.key') =>
  (file: Files): string =>
    `SSLEngine on\nSSLCertificateFile ${file(certificate)}\nSSLCertificateKeyFile ${file(key)}`;
const cache = (_: Files, shop: Workshop): string => `SSLStaplingCache shmcb:${shop.path('stapling')}(128000)`;

/** Starts Apache; what counts is the console, the error log and what a visitor saw. */
function started(id: string, how: string, { host, server, visit, port, ...options }: Settings): Provocation {
  return {
    id,
    how: `啟動 Apache：${how}`,
    program: 'apache',
    async provoke(materials, shop) {
      const file = (name: string): string => materials.file(name);
      const fixed = await port?.(materials);
      const apache = await startApache(
        shop,
        1,
        ([free = 0]) => {
          const at = fixed ?? free;
          return `${fixed ? `Listen 127.0.0.1:${fixed}\n` : ''}${server?.(file, shop) ?? ''}\n<VirtualHost *:${at}>\nServerName ${HOST}\n${host(file, shop)}\n</VirtualHost>`;
        },
        options,
      );
      if (!isRunning(apache)) return apache.output;
      const seen = (await visit?.(apache.ports[0] ?? 0, shop)) ?? '';
      await apache.stop();
      return seen || apache.output();
    },
  };
}

/** `apache2 -t`. */
function tested(id: string, how: string, body: (file: Files) => string, options: ApacheOptions = {}): Provocation {
  return {
    id,
    how: `apache2 -t：${how}`,
    program: 'apache',
    provoke: async (materials, shop) =>
      (
        await testApache(
          shop,
          body((name) => materials.file(name)),
          options,
        )
      ).output,
  };
}

const asRoot = process.getuid?.() === 0;

const staple = async (port: number, shop: Workshop): Promise<string> => {
  await sClient(shop, port, '-status');
  return '';
};

export const apache: Provocation[] = [
  started('a01', '金鑰不是憑證的那一把', { host: pair('fullchain.pem', 'stranger.key') }),
  started('a02', '開了 SSLEngine，沒有寫憑證', { host: () => 'SSLEngine on' }),
  started('a03', '憑證檔其實是請求檔', { host: pair('leaf.csr') }),
  started('a04', '金鑰檔其實是請求檔', { host: pair('fullchain.pem', 'leaf.csr') }),
  started('a05', '金鑰有密碼', { host: pair('fullchain.pem', 'locked.key') }),
  tested('a06', '憑證檔不存在', pair('missing.pem')),
  tested('a07', '沒有載入 mod_ssl', pair(), { without: ['ssl'] }),
  tested('a08', '有 SSLSessionCache，沒有載入 mod_socache_shmcb', () => 'SSLSessionCache shmcb:cache(512000)', {
    without: ['socache_shmcb'],
  }),
  tested('a09', 'SSLProtocol 寫了 SSLv2', () => 'SSLProtocol +SSLv2 +TLSv1.2'),
  started('a10', '開了 stapling，沒有 SSLStaplingCache', { host: (file) => `${pair()(file)}\nSSLUseStapling on` }),
  started('a11', '開了 stapling，憑證沒有 OCSP 位址', { server: cache, host: (file) => `${pair()(file)}\nSSLUseStapling on` }),
  started('a12', '憑證是別的主機的', { host: pair('other-name.pem') }),
  started('a13', '把中繼憑證當成伺服器憑證', { host: pair('int.pem', 'int.key') }),
  started('a14a', '加密套件的寫法錯誤', { host: (file) => `${pair()(file)}\nSSLCipherSuite nothing` }),
  started('a14b', 'SSLSessionTicketKeyFile 不足 48 個位元組', {
    host: (file, shop) => `${pair()(file)}\nSSLSessionTicketKeyFile ${shop.write('ticket.key', 'too short\n')}`,
  }),
  started('a15', '連接埠已經有別的程式在聽', { host: pair(), port: (materials) => materials.takenTlsPort() }),
  started('a16', '以 http 連到 HTTPS 的連接埠', {
    host: pair(),
    visit: async (port, shop) => (await shop.run(pathOf('curl'), ['-sS', `http://127.0.0.1:${port}/`])).output,
  }),
  started('a17a', '虛擬主機的 DocumentRoot 不存在', { host: (file) => `${pair()(file)}\nDocumentRoot /nonexistent` }),
  tested('a17a', '主要設定的 DocumentRoot 不存在', () => 'DocumentRoot /nonexistent'),
  {
    id: 'a17b',
    how: '以一般帳號啟動 Apache：讀不到私密金鑰',
    program: 'apache',
    async provoke(materials, shop) {
      const key = shop.write('private.key', readFileSync(materials.file('leaf.key')));
      chmodSync(key, asRoot ? 0o600 : 0);
      chmodSync(shop.folder, 0o777);
      await testApache(shop, `SSLEngine on\nSSLCertificateFile ${materials.file('leaf.pem')}\nSSLCertificateKeyFile ${key}`);
      const [command, ...args] = [
        ...(asRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []),
        pathOf('apache'),
        '-DFOREGROUND',
        '-f',
      ];
      const listening = (port: number): string =>
        shop.write('apache-nobody.conf', shop.read('apache.conf').replace('127.0.0.1:1\n', `127.0.0.1:${port}\n`));
      const apache = await shop.serve(1, ([port = 0]) => ({
        command: command ?? '',
        args: [...args, listening(port)],
        logs: [shop.path('apache-error.log')],
        ready: /resuming normal operations/,
      }));
      return isRunning(apache) ? apache.output() : apache.output;
    },
  },
  started('a18', 'OCSP 回應者連不上', {
    server: cache,
    host: (file) => `${pair('ocsp-chain.pem')(file)}\nSSLUseStapling on`,
    visit: staple,
  }),
];
