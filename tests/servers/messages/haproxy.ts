import { readFileSync } from 'node:fs';
import { sClient } from '../support/client.ts';
import { haproxyFiles, serveHaproxy, testHaproxy } from '../support/server-haproxy.ts';
import { eventually, isRunning, type Running, type Workshop } from '../support/workshop.ts';
import type { Materials, Server } from './materials.ts';
import { pathOf } from './provocation.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;

/** One file of these, in this order, as the guide has it. */
function pem(shop: Workshop, file: Files, ...names: string[]): string {
  return shop.write('site.pem', Buffer.concat(names.map((name) => readFileSync(file(name)))));
}

const good = (shop: Workshop, file: Files): string => pem(shop, file, 'fullchain.pem', 'leaf.key');

const site = (port: number, bind: string, server = '127.0.0.1:1'): string =>
  ['frontend site', `  bind 127.0.0.1:${port} ${bind}`, '  default_backend app', 'backend app', `  server app1 ${server}`].join('\n');

/** `haproxy -c`: nothing listens, so the port is only a number. */
function tested(how: string, cause: string, sites: (shop: Workshop, file: Files) => string): Sighting {
  return {
    how: `haproxy -c：${how}`,
    program: 'haproxy',
    cause,
    provoke: async (materials, shop) =>
      (
        await testHaproxy(
          shop,
          sites(shop, (name) => materials.file(name)),
        )
      ).output,
  };
}

/** The file of `crt` is wrong. */
const badFile = (how: string, cause: string, ...names: string[]): Sighting =>
  tested(how, cause, (shop, file) => site(1, `ssl crt ${pem(shop, file, ...names)}`));

/** HAProxy runs; what it logs until it says so, or what a command of its socket answers. */
function running(
  how: string,
  cause: string,
  sites: (port: number, shop: Workshop, file: Files) => string,
  then: (server: Running, materials: Materials, shop: Workshop) => Promise<string>,
): Sighting {
  return {
    how: `啟動 HAProxy：${how}`,
    program: 'haproxy',
    cause,
    async provoke(materials, shop) {
      const server = await serveHaproxy(shop, (port) => sites(port, shop, (name) => materials.file(name)));
      return isRunning(server) ? then(server, materials, shop) : server.output;
    },
  };
}

/** A backend that is looked after by a check: its log tells why it is down. */
function backend(how: string, cause: string, to: Server, options: string): Sighting {
  return {
    how: `HAProxy 連後端：${how}`,
    program: 'haproxy',
    cause,
    async provoke(materials, shop) {
      const port = await materials.port(to);
      const file = (name: string): string => materials.file(name);
      const trusted = options.replace(/\S+\.pem/, file);
      const server = await serveHaproxy(shop, (own) => site(own, `ssl crt ${good(shop, file)}`, `127.0.0.1:${port} ${trusted} check`));
      if (!isRunning(server)) return server.output;
      return logged(server, /is DOWN/);
    },
  };
}

/** The lines of the log that say it. */
async function logged(server: Running, said: RegExp): Promise<string> {
  const lines = (): string[] =>
    server
      .output()
      .split('\n')
      .filter((line) => said.test(line));
  await eventually(() => lines().length > 0);
  return lines().join('\n');
}

/** A new file is told to the running one by its socket, as the guide does. */
async function inMemory(shop: Workshop, file: Files, ...names: string[]): Promise<string> {
  const text = names.map((name) => readFileSync(file(name), 'utf8')).join('');
  const path = shop.path('site.pem');
  const tell = async (input: string) =>
    (await shop.run(pathOf('socat'), ['-', `UNIX-CONNECT:${haproxyFiles(shop).socket}`], { input })).output;
  return (await tell(`set ssl cert ${path} <<\n${text}\n`)) + (await tell(`commit ssl cert ${path}\n`));
}

const leafOnly: Server = { certificate: 'leaf' };
const whole: Server = { certificate: 'leaf', chain: 'int.pem' };

export const haproxy: Sighting[] = [
  badFile('金鑰不是憑證的那一把', 'key-mismatch', 'fullchain.pem', 'stranger.key'),
  badFile('中繼憑證放在最前面', 'key-mismatch', 'swapped.pem', 'leaf.key'),
  badFile('檔案裡沒有私密金鑰', 'key-not-here', 'fullchain.pem'),
  badFile('憑證是 DER', 'wrong-file-format', 'leaf.cer', 'leaf.key'),
  badFile('拿 PFX 當 PEM', 'wrong-file-format', 'server.p12'),
  badFile('兩張憑證黏在同一行', 'wrong-file-format', 'glued.pem', 'leaf.key'),
  badFile('1024 位元的金鑰', 'key-too-small', 'small.pem', 'small.key'),
  tested('檔案不存在', 'file-not-found', (_, file) => site(1, `ssl crt ${file('missing.pem')}`)),
  tested('資料夾裡有不是憑證的檔案', 'wrong-file-format', (shop) => {
    shop.write('certs/README.txt', '憑證放這裡。\n');
    return site(1, `ssl crt ${shop.path('certs')}`);
  }),
  tested('寫了 ssl，沒有寫 crt', 'no-certificate-configured', () => site(1, 'ssl')),
  tested('後端寫了 ssl，沒有 ca-file', 'trust-store-broken', (shop, file) => site(1, `ssl crt ${good(shop, file)}`, '127.0.0.1:1 ssl')),
  tested('後端的 ca-file 不存在', 'file-not-found', (shop, file) =>
    site(1, `ssl crt ${good(shop, file)}`, `127.0.0.1:1 ssl verify required ca-file ${file('missing.pem')}`),
  ),
  tested('後端的 ca-file 是 DER', 'trust-store-broken', (shop, file) =>
    site(1, `ssl crt ${good(shop, file)}`, `127.0.0.1:1 ssl verify required ca-file ${file('root.cer')}`),
  ),
  tested('加密套件的名稱不存在', 'config-wrong', (shop, file) => site(1, `ssl crt ${good(shop, file)} ciphers NOPE`)),
  tested('協定版本寫成 TLSv1.4', 'config-wrong', (shop, file) => site(1, `ssl crt ${good(shop, file)} ssl-min-ver TLSv1.4`)),
  tested('crt 打成 cert', 'config-wrong', (shop, file) => site(1, `ssl cert ${good(shop, file)}`)),
  backend('信任的是別家的根憑證', 'issuer-untrusted', whole, 'ssl verify required ca-file other.pem'),
  backend('後端沒有送中繼憑證', 'issuer-untrusted', leafOnly, 'ssl verify required ca-file root.pem'),
  backend('憑證是別的主機的', 'name-mismatch', whole, 'ssl verify required ca-file root.pem verifyhost mail.example.gov.tw'),
  running(
    '訪客只會 TLS 1.1',
    'handshake-refused',
    (port, shop, file) => site(port, `ssl crt ${good(shop, file)}`),
    async (server, _, shop) => {
      await sClient(shop, server.ports[0] ?? 0, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0');
      return logged(server, /SSL handshake failure/);
    },
  ),
  {
    ...running(
      '從 socket 換，金鑰不是憑證的那一把',
      'key-mismatch',
      (port, shop, file) => site(port, `ssl crt ${good(shop, file)}`),
      (_, materials, shop) => inMemory(shop, (name) => materials.file(name), 'fullchain.pem', 'stranger.key'),
    ),
    with: ['socat'],
  },
  {
    how: '啟動 HAProxy：連接埠已經有別的程式在聽',
    program: 'haproxy',
    cause: 'port-in-use',
    async provoke(materials, shop) {
      const busy = await materials.takenTlsPort();
      const server = await serveHaproxy(shop, () => site(busy, `ssl crt ${good(shop, (name) => materials.file(name))}`));
      return isRunning(server) ? server.output() : server.output;
    },
  },
];
