import { chmodSync, copyFileSync } from 'node:fs';
import { HOST } from '../support/authority.ts';
import { curl } from '../support/client.ts';
import { startCaddy, testCaddy } from '../support/server-caddy.ts';
import { eventually, isRunning, type Workshop } from '../support/workshop.ts';
import type { Materials, Server } from './materials.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;

const options = (more = 'admin off'): string => `{\n\tauto_https off\n\t${more}\n\tdefault_bind 127.0.0.1\n}`;
const site = (port: number, ...lines: string[]): string => `https://${HOST}:${port} {\n\t${lines.join('\n\t')}\n}`;

/** `caddy validate`. */
function tested(how: string, cause: string, lines: (file: Files, shop: Workshop) => string[], scheme = 'https'): Sighting {
  return {
    how: `caddy validate：${how}`,
    program: 'caddy',
    cause,
    async provoke(materials, shop) {
      const block = site(1, ...lines((name) => materials.file(name), shop), 'respond ok').replace(/^https/, scheme);
      return (await testCaddy(shop, `${options()}\n${block}`)).output;
    },
  };
}

/** The two files of `tls`. Keys are readable by Caddy's own user here. */
const files = (how: string, cause: string, certificate: string, key: string): Sighting =>
  tested(how, cause, (file, shop) => [`tls ${readable(shop, file, certificate)} ${readable(shop, file, key)}`]);

function readable(shop: Workshop, file: Files, name: string): string {
  const path = shop.path(name);
  if (name.startsWith('missing')) return path;
  copyFileSync(file(name), path);
  chmodSync(path, 0o644);
  return path;
}

/** Caddy as a client: what its log says when a visitor has asked for a page of the application behind. */
function backend(how: string, cause: string, to: Server, ...transport: string[]): Sighting {
  return {
    how: `Caddy 連後端：${how}`,
    program: 'caddy',
    with: ['curl'],
    cause,
    async provoke(materials, shop) {
      const port = await materials.port(to);
      const file = (name: string): string => readable(shop, (own) => materials.file(own), name);
      const proxy = [
        `reverse_proxy https://127.0.0.1:${port} {`,
        ...['transport http {', `tls_trusted_ca_certs ${file('root.pem')}`, ...transport, '}', '}'],
      ];
      const tls = `tls ${file('fullchain.pem')} ${file('leaf.key')}`;
      const server = await startCaddy(shop, (own, admin) => `${options(`admin localhost:${admin}`)}\n${site(own, tls, ...proxy)}`);
      if (!isRunning(server)) return server.output;
      await curl(shop, { https: server.ports[0] ?? 0 }, '-k', `https://${HOST}/`);
      return errors(() => server.output());
    },
  };
}

/** The lines of the log that are errors. */
async function errors(output: () => string): Promise<string> {
  const lines = (): string[] =>
    output()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'));
  await eventually(() => lines().length > 0);
  return lines().join('\n');
}

async function portInUse(materials: Materials, shop: Workshop): Promise<string> {
  const busy = await materials.takenTlsPort();
  const file = (name: string): string => readable(shop, (own) => materials.file(own), name);
  const server = await startCaddy(
    shop,
    (_, admin) => `${options(`admin localhost:${admin}`)}\n${site(busy, `tls ${file('fullchain.pem')} ${file('leaf.key')}`, 'respond ok')}`,
  );
  return isRunning(server) ? server.output() : server.output;
}

const leafOnly: Server = { certificate: 'leaf' };
const whole: Server = { certificate: 'leaf', chain: 'int.pem' };

export const caddy: Sighting[] = [
  files('金鑰不是憑證的那一把', 'key-mismatch', 'fullchain.pem', 'stranger.key'),
  files('中繼憑證放在最前面', 'key-mismatch', 'swapped.pem', 'leaf.key'),
  files('金鑰有密碼', 'password-wrong', 'fullchain.pem', 'locked.key'),
  files('憑證是 DER', 'wrong-file-format', 'leaf.cer', 'leaf.key'),
  files('拿憑證當金鑰', 'wrong-file-format', 'fullchain.pem', 'leaf.pem'),
  files('兩個檔案寫反了', 'wrong-file-format', 'leaf.key', 'fullchain.pem'),
  files('憑證檔不存在', 'file-not-found', 'missing.pem', 'leaf.key'),
  tested('tls 只寫了一個檔案', 'config-wrong', (file) => [`tls ${file('fullchain.pem')}`]),
  tested('指令打錯字', 'config-wrong', (file) => [`tls_cert ${file('fullchain.pem')}`]),
  tested('加密套件的名稱不存在', 'config-wrong', (file) => [`tls ${file('fullchain.pem')} ${file('leaf.key')} {\n\t\tciphers NOPE\n\t}`]),
  tested('網址是 http，卻寫了 tls', 'config-wrong', (file) => [`tls ${file('fullchain.pem')} ${file('leaf.key')}`], 'http'),
  backend('後端沒有送中繼憑證', 'issuer-untrusted', leafOnly, `tls_server_name ${HOST}`),
  backend('憑證是別的主機的', 'name-mismatch', whole, 'tls_server_name mail.example.gov.tw'),
  backend('憑證過期', 'expired', { certificate: 'expired', chain: 'int.pem' }, `tls_server_name ${HOST}`),
  backend('後端的連接埠沒有 TLS', 'plain-http-on-tls-port', 'http', `tls_server_name ${HOST}`),
  { how: '啟動 Caddy：連接埠已經有別的程式在聽', program: 'caddy', cause: 'port-in-use', provoke: portInUse },
];
