import { connect } from 'node:net';
import { sClient } from '../support/client.ts';
import { startDovecot } from '../support/server-dovecot.ts';
import { eventually, isRunning, Workshop } from '../support/workshop.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;
type Visit = (port: number, shop: Workshop, file: Files) => Promise<unknown>;

const pair = (file: Files, certificate = 'fullchain.pem', key = 'leaf.key'): string[] => [
  'ssl = required',
  `ssl_cert = <${file(certificate)}`,
  `ssl_key = <${file(key)}`,
];

const imaps =
  (...options: string[]): Visit =>
  (port, shop) =>
    sClient(shop, port, ...options);

/** Somebody who logs in. */
const logsIn: Visit = (port, shop) =>
  shop.run('openssl', ['s_client', '-quiet', '-ign_eof', '-connect', `127.0.0.1:${port}`], { input: 'a login x y\r\nb logout\r\n' });

/** Somebody who speaks IMAP without TLS. */
const plain: Visit = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('a login x y\r\n'));
    socket.on('error', () => {}).on('close', resolve);
    socket.resume();
  });

/** The log when somebody came to the port of IMAPS, or why Dovecot did not start. */
function server(
  how: string,
  cause: string,
  settings: (file: Files) => string[],
  logs = /Failed to initialize SSL/,
  visit = imaps(),
): Sighting {
  return {
    how: `伺服器的記錄：${how}`,
    program: 'dovecot',
    cause,
    async provoke(materials, shop) {
      const file: Files = (name) => materials.file(name);
      const running = await startDovecot(shop, 2, settings(file).join('\n'));
      if (!isRunning(running)) return running.output;
      await visit(running.ports[1] ?? 0, shop, file);
      await eventually(() => logs.test(running.output()));
      return running.output();
    },
  };
}

/** A second Dovecot stands in front and passes everybody on, as a proxy of an agency with several mail servers does. */
function proxy(how: string, cause: string, certificate: string, host = 'www.example.gov.tw', trusts = 'caonly.pem'): Sighting {
  return {
    how: `代理登入的一方：${how}`,
    program: 'dovecot',
    cause,
    async provoke(materials, shop) {
      const file: Files = (name) => materials.file(name);
      const behind = new Workshop();
      try {
        const mail = await startDovecot(behind, 2, pair(file, certificate).join('\n'));
        if (!isRunning(mail)) throw new Error(mail.output);
        // The login processes of 2.3 trust what stands in ssl_ca.
        const settings = [...pair(file), `ssl_ca = <${file(trusts)}`, 'ssl_require_crl = no'];
        const login = `proxy=y host=${host} hostip=127.0.0.1 port=${mail.ports[1]} ssl=yes`;
        const front = await startDovecot(shop, 2, settings.join('\n'), login);
        if (!isRunning(front)) throw new Error(front.output);
        await logsIn(front.ports[1] ?? 0, shop, file);
        await eventually(() => /proxy\(/.test(front.output()));
        return front.output();
      } finally {
        await behind.close();
      }
    },
  };
}

export const dovecot: Sighting[] = [
  server('金鑰不是憑證的那一把', 'key-mismatch', (file) => pair(file, 'fullchain.pem', 'stranger.key')),
  server('憑證檔不存在', 'file-not-found', (file) => pair(file, 'missing.pem')),
  server('金鑰檔不存在', 'file-not-found', (file) => pair(file, 'fullchain.pem', 'missing.key')),
  server('憑證檔是 DER', 'wrong-file-format', (file) => pair(file, 'leaf.cer')),
  server('憑證檔是 PFX', 'wrong-file-format', (file) => pair(file, 'server.p12', 'server.p12')),
  server('金鑰有密碼', 'password-wrong', (file) => pair(file, 'fullchain.pem', 'locked.key')),
  server('把憑證當成金鑰', 'wrong-file-format', (file) => pair(file, 'fullchain.pem', 'fullchain.pem')),
  server('中繼憑證放在最前面', 'key-mismatch', (file) => pair(file, 'swapped.pem')),
  server('兩張憑證黏在同一行', 'wrong-file-format', (file) => pair(file, 'glued.pem')),
  server('1024 位元的金鑰', 'key-too-small', (file) => pair(file, 'small.pem', 'small.key')),
  server('2.3 版用了 2.4 版的名稱', 'config-wrong', (file) => ['ssl = required', `ssl_server_cert_file = ${file('fullchain.pem')}`]),
  server('ssl_min_protocol 打錯', 'config-wrong', (file) => [...pair(file), 'ssl_min_protocol = TLSv1.4']),
  server('沒有寫 ssl_cert', 'no-certificate-configured', () => ['ssl = required']),
  server('對方不信任這張憑證的根', 'peer-rejected-certificate', pair, /unknown ca/, (port, shop, file) =>
    imaps('-verify_return_error', '-CAfile', file('other.pem'))(port, shop, file),
  ),
  server('對方只會 TLS 1.0', 'peer-too-old', pair, /SSL_accept/, imaps('-tls1', '-cipher', 'ALL:@SECLEVEL=0')),
  server('以不加密的 IMAP 連到 993', 'plain-request-to-tls', pair, /SSL_accept/, plain),
  server(
    '加密套件都不是這種金鑰能用的',
    'no-common-cipher',
    (file) => [...pair(file), 'ssl_cipher_list = ECDHE-ECDSA-AES128-GCM-SHA256'],
    /SSL_accept/,
    imaps('-tls1_2'),
  ),
  server(
    '要求用戶端憑證，用戶端沒有',
    'client-certificate-required',
    (file) => [...pair(file), `ssl_ca = <${file('root.pem')}`, 'ssl_verify_client_cert = yes', 'auth_ssl_require_client_cert = yes'],
    /Aborted login/,
    logsIn,
  ),
  proxy('後面的伺服器沒送中繼憑證', 'issuer-untrusted', 'leaf.pem', 'www.example.gov.tw', 'root.pem'),
  proxy('後面的伺服器憑證過期', 'expired', 'expired.pem'),
  proxy('後面的伺服器是別的名稱', 'name-mismatch', 'fullchain.pem', 'imap.example.gov.tw'),
  proxy('後面的伺服器是自簽憑證', 'self-signed', 'self.pem'),
];
