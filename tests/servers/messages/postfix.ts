import { connect } from 'node:net';
import { sClient } from '../support/client.ts';
import { postfix as command, startPostfix } from '../support/server-postfix.ts';
import { eventually, isRunning, type Running, type Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;
type Visit = (port: number, shop: Workshop, file: Files) => Promise<string>;

const pair = (file: Files, certificate = 'fullchain.pem', key = 'leaf.key'): string[] => [
  'smtpd_tls_security_level = may',
  `smtpd_tls_cert_file = ${file(certificate)}`,
  `smtpd_tls_key_file = ${file(key)}`,
];
const chain = (file: Files, ...names: string[]): string[] => [
  'smtpd_tls_security_level = may',
  `smtpd_tls_chain_files = ${names.map(file).join(', ')}`,
];

const startTls =
  (...options: string[]): Visit =>
  async (port, shop) =>
    (await sClient(shop, port, '-starttls', 'smtp', ...options)).output;

/** Somebody who speaks SMTP without TLS. */
const greet: Visit = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('EHLO client.example.gov.tw\r\n'));
    socket.on('error', () => {}).on('close', () => resolve(''));
    socket.resume();
  });

async function start(materials: Materials, shop: Workshop, main: (file: Files) => string[], options = ''): Promise<[Files, Running]> {
  const file: Files = (name) => materials.file(name);
  const server = await startPostfix(shop, 1, ([port]) => `127.0.0.1:${port} inet n - n - - smtpd${options}`, main(file));
  if (!isRunning(server)) throw new Error(server.output);
  return [file, server];
}

/** The log when somebody came: Postfix starts with whatever it is given, and only says there what is wrong. */
function server(how: string, cause: string, main: (file: Files) => string[], visit: Visit, logs: RegExp, options = ''): Sighting {
  return {
    how: `伺服器的記錄：${how}`,
    program: 'postfix',
    cause,
    async provoke(materials, shop) {
      const [file, running] = await start(materials, shop, main, options);
      await visit(running.ports[0] ?? 0, shop, file);
      await eventually(() => logs.test(running.output()));
      return running.output();
    },
  };
}

const disabled = /disabling TLS support/;
const refused = (how: string, cause: string, main: (file: Files) => string[], logs = disabled): Sighting =>
  server(how, cause, main, startTls(), logs);

/** What Postfix says that sends mail, asked by its own tool. */
function client(how: string, cause: string, certificate: string, name: string, trusts = 'caonly.pem'): Sighting {
  return {
    how: `寄信的一方：${how}`,
    program: 'postfix',
    cause,
    async provoke(materials, shop) {
      const [file, { ports }] = await start(materials, shop, (of) => pair(of, certificate));
      return (await command(shop, 'posttls-finger', ['-c', '-l', 'secure', '-F', file(trusts), `[127.0.0.1]:${ports[0]}`, name])).output;
    },
  };
}

/** Mail that is really sent on and has to wait. */
function delivery(how: string, cause: string, certificate: string): Sighting {
  return {
    how: `寄出去的信：${how}`,
    program: 'postfix',
    cause,
    async provoke(materials, shop) {
      const sending = (of: Files): string[] => [
        'smtp_tls_security_level = secure',
        `smtp_tls_secure_cert_match = ${host}`,
        `smtp_tls_CAfile = ${of('caonly.pem')}`,
        'smtp_tls_loglevel = 1',
      ];
      const [, running] = await start(materials, shop, (of) => [...pair(of, certificate), ...sending(of)]);
      await command(shop, 'postconf', ['-e', `relayhost = [127.0.0.1]:${running.ports[0]}`]);
      await command(shop, 'postfix', ['reload']);
      await command(shop, 'sendmail', ['-C', shop.path('etc/postfix'), '-f', 'a@example.gov.tw', 'b@example.org'], 'Subject: x\n\nx\n');
      await eventually(() => /status=deferred/.test(running.output()));
      return running.output();
    },
  };
}

const host = 'www.example.gov.tw';

export const postfix: Sighting[] = [
  refused('金鑰不是憑證的那一把', 'key-mismatch', (file) => pair(file, 'fullchain.pem', 'stranger.key')),
  refused('憑證檔不存在', 'file-not-found', (file) => pair(file, 'missing.pem')),
  refused('憑證檔是 DER', 'wrong-file-format', (file) => pair(file, 'leaf.cer')),
  refused('金鑰有密碼', 'password-wrong', (file) => pair(file, 'fullchain.pem', 'locked.key')),
  refused('把憑證當成金鑰', 'wrong-file-format', (file) => pair(file, 'fullchain.pem', 'leaf.pem')),
  refused('中繼憑證放在最前面', 'key-mismatch', (file) => pair(file, 'swapped.pem')),
  refused('兩張憑證黏在同一行', 'wrong-file-format', (file) => pair(file, 'glued.pem')),
  refused('smtpd_tls_chain_files 是 PFX', 'wrong-file-format', (file) => chain(file, 'server.p12')),
  refused('smtpd_tls_chain_files 先寫憑證', 'config-wrong', (file) => chain(file, 'fullchain.pem', 'leaf.key')),
  refused('smtpd_tls_chain_files 的金鑰有密碼', 'password-wrong', (file) => chain(file, 'locked.key', 'fullchain.pem')),
  refused('smtpd_tls_chain_files 的金鑰是別張的', 'key-mismatch', (file) => chain(file, 'stranger.key', 'fullchain.pem')),
  refused(
    'smtpd_tls_chain_files 的檔案不存在',
    'file-not-found',
    (file) => chain(file, 'leaf.key', 'missing.pem'),
    /error opening chain file/,
  ),
  refused('沒有設定憑證', 'no-certificate-configured', () => ['smtpd_tls_security_level = may'], /No server certs/),
  // Nobody is answered; that the port was looked for is enough.
  server(
    'smtpd_tls_security_level 打錯',
    'config-wrong',
    () => ['smtpd_tls_security_level = yes'],
    () => Promise.resolve(''),
    /Invalid TLS level/,
  ),
  refused('smtpd_tls_CAfile 的檔案不存在', 'file-not-found', (file) => [
    ...pair(file),
    `smtpd_tls_CAfile = ${file('missing.pem')}`,
    'smtpd_tls_ask_ccert = yes',
  ]),
  server(
    '對方不信任這張憑證的根',
    'peer-rejected-certificate',
    pair,
    (port, shop, file) => startTls('-verify_return_error', '-CAfile', file('other.pem'))(port, shop, file),
    /unknown ca/,
  ),
  server('以不加密的 SMTP 連到 465', 'plain-request-to-tls', pair, greet, /wrong version number/, ' -o smtpd_tls_wrappermode=yes'),
  server(
    '要求用戶端憑證，用戶端沒有',
    'client-certificate-required',
    (file) => [
      ...pair(file).slice(1),
      'smtpd_tls_security_level = encrypt',
      `smtpd_tls_CAfile = ${file('root.pem')}`,
      'smtpd_tls_req_ccert = yes',
    ],
    startTls(),
    /No client certificate/,
  ),
  client('憑證過期', 'expired', 'expired.pem', host),
  client('憑證是別的主機的', 'name-mismatch', 'fullchain.pem', 'mx.example.gov.tw'),
  client('自簽憑證', 'self-signed', 'self.pem', host),
  client('伺服器沒送中繼憑證', 'issuer-untrusted', 'leaf.pem', host, 'root.pem'),
  delivery('對方的憑證過期', 'expired', 'expired.pem'),
];
