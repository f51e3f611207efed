import { chmodSync, readFileSync } from 'node:fs';
import { sClient } from '../support/client.ts';
import { startLighttpd, testLighttpd } from '../support/server-lighttpd.ts';
import { eventually, isRunning, type Running, type Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import { pathOf } from './provocation.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;

const MODULE = 'server.modules += ( "mod_openssl" )';
const tls = (file: Files, certificate = 'fullchain.pem', key = 'leaf.key', ...more: string[]): string =>
  [MODULE, 'ssl.engine = "enable"', `ssl.pemfile = "${file(certificate)}"`, `ssl.privkey = "${file(key)}"`, ...more].join('\n');

/** `lighttpd -tt`. */
function tested(how: string, cause: string, settings: (file: Files, shop: Workshop) => string): Sighting {
  return {
    how: `lighttpd -tt：${how}`,
    program: 'lighttpd',
    cause,
    provoke: async (materials, shop) =>
      (
        await testLighttpd(
          shop,
          settings((name) => materials.file(name), shop),
        )
      ).output,
  };
}

/** It runs; what it prints from a visit, or from a signal, until it says so. */
function running(
  how: string,
  cause: string,
  settings: (file: Files, shop: Workshop) => string,
  said: RegExp,
  then: (port: number, shop: Workshop, materials: Materials) => unknown,
): Sighting {
  return {
    how: `啟動 lighttpd：${how}`,
    program: 'lighttpd',
    with: ['curl'],
    cause,
    async provoke(materials, shop) {
      const server = await startLighttpd(shop, 1, () => settings((name) => materials.file(name), shop));
      if (!isRunning(server)) return server.output;
      await then(server.ports[0] ?? 0, shop, materials);
      return saidAtLast(server, said);
    },
  };
}

async function saidAtLast(server: Running, said: RegExp): Promise<string> {
  await eventually(() => said.test(server.output()));
  return server.output();
}

const visit = (shop: Workshop, address: string) => shop.run(pathOf('curl'), ['-q', '-sSk', '--max-time', '30', address]);

/** Files of its own, which are changed while it runs. */
function own(file: Files, shop: Workshop): string {
  for (const [from, to] of [
    ['fullchain.pem', 'fullchain.pem'],
    ['leaf.key', 'server.key'],
  ] as const) {
    // Whoever it runs as reads them again.
    chmodSync(shop.write(to, readFileSync(file(from))), 0o644);
  }
  return tls((name) => shop.path(name), 'fullchain.pem', 'server.key');
}

export const lighttpd: Sighting[] = [
  tested('金鑰不是憑證的那一把', 'key-mismatch', (file) => tls(file, 'fullchain.pem', 'stranger.key')),
  tested('中繼憑證放在最前面', 'key-mismatch', (file) => tls(file, 'swapped.pem')),
  tested('拿 PFX 當 PEM', 'wrong-file-format', (file) => tls(file, 'server.p12')),
  tested('兩張憑證黏在同一行', 'wrong-file-format', (file) => tls(file, 'glued.pem')),
  tested('拿憑證當金鑰', 'wrong-file-format', (file) => tls(file, 'fullchain.pem', 'leaf.pem')),
  tested('憑證檔不存在', 'file-not-found', (file) => tls(file, 'missing.pem')),
  tested('沒有寫 ssl.pemfile', 'no-certificate-configured', () => `${MODULE}\nssl.engine = "enable"`),
  tested('ssl.ca-file 不存在', 'file-not-found', (file) => tls(file, 'leaf.pem', 'leaf.key', `ssl.ca-file = "${file('missing.pem')}"`)),
  tested('憑證過期', 'expired', (file) => tls(file, 'expired.pem')),
  tested('加密套件的名稱不存在', 'config-wrong', (file) =>
    tls(file, 'fullchain.pem', 'leaf.key', 'ssl.openssl.ssl-conf-cmd = ("CipherString" => "NOPE")'),
  ),
  running(
    'ssl.ca-file 裡的中繼憑證不是簽發它的那一張',
    'wrong-intermediate',
    (file) => tls(file, 'leaf.pem', 'leaf.key', `ssl.ca-file = "${file('int-twin.pem')}"`),
    /cert cb error/,
    (port, shop) => sClient(shop, port),
  ),
  running(
    '連接埠沒有開 ssl.engine，以 https 連',
    'plain-http-on-tls-port',
    () => MODULE,
    /ClientHello/,
    (port, shop) => visit(shop, `https://127.0.0.1:${port}/`),
  ),
  running(
    '要求用戶端憑證，用戶端沒有',
    'client-certificate-required',
    (file) =>
      tls(
        file,
        'fullchain.pem',
        'leaf.key',
        'ssl.verifyclient.activate = "enable"',
        'ssl.verifyclient.enforce = "enable"',
        `ssl.ca-file = "${file('root.pem')}"`,
      ),
    /did not return a certificate/,
    (port, shop) => visit(shop, `https://127.0.0.1:${port}/`),
  ),
  running(
    '訪客只會 TLS 1.1',
    'peer-too-old',
    (file) => tls(file),
    /unsupported protocol/,
    (port, shop) => sClient(shop, port, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'),
  ),
  running('重新載入時，金鑰已經換成別把', 'key-mismatch', own, /Going down/, (_, shop, materials) => {
    shop.write('server.key', readFileSync(materials.file('stranger.key')));
    process.kill(Number(shop.read('lighttpd.pid')), 'SIGUSR1');
  }),
  {
    how: '啟動 lighttpd：連接埠已經有別的程式在聽',
    program: 'lighttpd',
    cause: 'port-in-use',
    async provoke(materials, shop) {
      const busy = await materials.takenTlsPort();
      const server = await startLighttpd(shop, 1, () => `$SERVER["socket"] == "127.0.0.1:${busy}" { }`);
      return isRunning(server) ? server.output() : server.output;
    },
  },
];
