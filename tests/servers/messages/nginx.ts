import { HOST } from '../support/authority.ts';
import { sClient } from '../support/client.ts';
import { startNginx, testNginx } from '../support/server-nginx.ts';
import { isRunning, pause, type Running, type Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import { startUnauthorisedResponder } from './unauthorised-responder.ts';
import { pathOf, type Provocation } from './provocation.ts';

type Files = (name: string) => string;

const pair = (file: Files, certificate = 'fullchain.pem', key = 'leaf.key'): string =>
  `ssl_certificate ${file(certificate)}; ssl_certificate_key ${file(key)};`;
const block = (port: number, body: string): string => `server { listen 127.0.0.1:${port} ssl; server_name ${HOST}; ${body} }`;

/** `nginx -t`: nothing listens, so the port is only a number. */
function tested(id: string, how: string, body: (file: Files) => string): Provocation {
  return {
    id,
    how: `nginx -t：${how}`,
    program: 'nginx',
    provoke: async (materials, shop) =>
      (
        await testNginx(
          shop,
          block(
            1,
            body((name) => materials.file(name)),
          ),
        )
      ).output,
  };
}

/** A server that runs, and what happens to it; answers with what the visitor saw, or with the log. */
function running(
  id: string,
  how: string,
  body: (file: Files) => string,
  visit: (server: Running, materials: Materials, shop: Workshop) => Promise<string>,
): Provocation {
  return {
    id,
    how: `啟動 nginx：${how}`,
    program: 'nginx',
    with: ['curl'],
    async provoke(materials, shop) {
      const server = await startNginx(shop, 1, ([port = 0]) =>
        block(
          port,
          body((name) => materials.file(name)),
        ),
      );
      return isRunning(server) ? visit(server, materials, shop) : server.output;
    },
  };
}

const address = ({ ports }: Running): string => `127.0.0.1:${ports[0]}`;

/** Asks for a stapled answer until the log tells why there is none. */
async function askForStaple(server: Running, shop: Workshop): Promise<string> {
  for (let attempt = 0; attempt < 20 && !/certificate status|OCSP/.test(server.output()); attempt++) {
    await sClient(shop, server.ports[0] ?? 0, '-status');
    await pause(150);
  }
  return server.output();
}

export const nginx: Provocation[] = [
  tested('n01', '金鑰不是憑證的那一把', (file) => pair(file, 'fullchain.pem', 'stranger.key')),
  tested('n02a', '憑證檔不存在', (file) => pair(file, 'missing.pem')),
  tested('n02b', '金鑰檔不存在', (file) => pair(file, 'fullchain.pem', 'missing.key')),
  tested('n03', '憑證檔是 DER', (file) => pair(file, 'leaf.cer')),
  tested('n04', '兩張憑證黏在同一行', (file) => pair(file, 'glued.pem')),
  tested('n05', '把憑證當成金鑰', (file) => pair(file, 'fullchain.pem', 'leaf.pem')),
  tested('n06', '金鑰有密碼', (file) => pair(file, 'fullchain.pem', 'locked.key')),
  tested('n07', '沒寫 ssl_certificate', () => ''),
  tested('n08', '沒寫 ssl_certificate_key', (file) => `ssl_certificate ${file('fullchain.pem')};`),
  tested('n09', '開了 stapling，憑證沒有 OCSP 位址', (file) => `${pair(file)} ssl_stapling on;`),
  tested('n10', '開了 stapling，沒有中繼憑證', (file) => `${pair(file, 'ocsp.pem')} ssl_stapling on;`),
  tested(
    'n11',
    'ssl_trusted_certificate 的檔案不存在',
    (file) => `${pair(file)} ssl_stapling on; ssl_trusted_certificate ${file('missing.pem')};`,
  ),
  tested('n12', 'ssl_protocols 寫了 TLSv1.4', (file) => `${pair(file)} ssl_protocols TLSv1.2 TLSv1.4;`),
  tested('n13', '寫了 ssl on', (file) => `${pair(file)} ssl on;`),
  tested('n14', '1.22 版寫了 http2 on', (file) => `${pair(file)} http2 on;`),
  tested('n15', '1024 位元的金鑰', (file) => pair(file, 'small.pem', 'small.key')),
  running(
    'n16',
    '以 http 連到 HTTPS 的連接埠',
    pair,
    async (server, _, shop) => (await shop.run(pathOf('curl'), ['-sS', `http://${address(server)}/`])).output,
  ),
  running(
    'n17',
    '要求用戶端憑證，用戶端沒有',
    (file) => `${pair(file)} ssl_verify_client on; ssl_client_certificate ${file('root.pem')};`,
    async (server, materials, shop) =>
      (await shop.run(pathOf('curl'), ['-sS', '--cacert', materials.file('root.pem'), `https://${address(server)}/`])).output,
  ),
  {
    id: 'n18',
    how: '啟動 nginx：連接埠已經有別的程式在聽',
    program: 'nginx',
    async provoke(materials, shop) {
      const busy = await materials.takenTlsPort();
      const server = await startNginx(shop, 1, () =>
        block(
          busy,
          pair((name) => materials.file(name)),
        ),
      );
      return isRunning(server) ? server.output() : server.output;
    },
  },
  running(
    'n19a',
    'OCSP 回應者連不上',
    (file) => `${pair(file, 'ocsp-chain.pem')} ssl_stapling on; ssl_trusted_certificate ${file('withroot.pem')};`,
    (server, _, shop) => askForStaple(server, shop),
  ),
  {
    id: 'n19b',
    how: '啟動 nginx：OCSP 的回答由不相干的憑證簽章',
    program: 'nginx',
    async provoke(materials, shop) {
      const url = await startUnauthorisedResponder(materials);
      const server = await startNginx(shop, 1, ([port = 0]) =>
        block(
          port,
          `${pair((name) => materials.file(name), 'ocsp-chain.pem')} ssl_stapling on; ssl_stapling_verify on; ssl_stapling_responder ${url}; ssl_trusted_certificate ${materials.file('withroot.pem')};`,
        ),
      );
      return isRunning(server) ? askForStaple(server, shop) : server.output;
    },
  },
];
