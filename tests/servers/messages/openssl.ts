import { HOST } from '../support/authority.ts';
import { startNginx } from '../support/server-nginx.ts';
import { isRunning, type Workshop } from '../support/workshop.ts';
import type { Server } from './materials.ts';
import { pathOf, type Provocation } from './provocation.ts';

type Files = (name: string) => string;

/** One command on files. */
function command(id: string, how: string, args: (file: Files) => string[]): Provocation {
  return {
    id,
    how,
    program: 'openssl',
    provoke: async (materials, shop) =>
      (
        await shop.run(
          pathOf('openssl'),
          args((name) => materials.file(name)),
        )
      ).output,
  };
}

/** `openssl verify` with the test authority's root. */
function verify(id: string, how: string, args: (file: Files) => string[]): Provocation {
  return command(id, `openssl verify：${how}`, (file) => ['verify', ...args(file)]);
}

const sClient = async (shop: Workshop, port: number, ...args: string[]): Promise<string> =>
  (await shop.run(pathOf('openssl'), ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', HOST, ...args])).output;

/** `openssl s_client`, which trusts the test authority, against a server of the test. */
function connect(id: string, how: string, server: Server, ...args: string[]): Provocation {
  return {
    id,
    how: `openssl s_client：${how}`,
    program: 'openssl',
    provoke: async (materials, shop) => sClient(shop, await materials.port(server), '-CAfile', materials.file('root.pem'), ...args),
  };
}

const untrusted = (file: Files): string[] => ['-CAfile', file('root.pem'), '-untrusted', file('int.pem')];

export const openssl: Provocation[] = [
  command('o01', 'openssl req 讀憑證', (file) => ['req', '-in', file('leaf.pem'), '-noout', '-text']),
  command('o02a', 'openssl x509 讀請求檔', (file) => ['x509', '-in', file('leaf.csr'), '-noout', '-text']),
  command('o02b', 'openssl pkey 讀憑證', (file) => ['pkey', '-in', file('leaf.pem'), '-noout']),
  command('o03', 'openssl pkcs12 -export 配上別的金鑰', (file) => [
    'pkcs12',
    '-export',
    '-in',
    file('leaf.pem'),
    '-inkey',
    file('stranger.key'),
    '-passout',
    'pass:secret',
    '-out',
    'x.p12',
  ]),
  command('o04', 'openssl pkey 給錯金鑰密碼', (file) => ['pkey', '-in', file('locked.key'), '-passin', 'pass:wrong', '-noout']),
  command('o05', 'openssl pkcs12 給錯 PFX 密碼', (file) => ['pkcs12', '-in', file('server.p12'), '-passin', 'pass:wrong', '-nokeys']),
  verify('o06', '不給中繼憑證', (file) => ['-CAfile', file('root.pem'), file('leaf.pem')]),
  connect('o07', '伺服器只送自己的憑證', { certificate: 'leaf' }),
  verify('o08', '過期的憑證', (file) => [...untrusted(file), file('expired.pem')]),
  verify('o09', '自簽憑證', (file) => ['-CAfile', file('root.pem'), file('self.pem')]),
  verify('o10', '信任的是別家的根憑證', (file) => ['-CAfile', file('other.pem'), '-untrusted', file('withroot.pem'), file('leaf.pem')]),
  verify('o11', '核對別的主機名稱', (file) => [...untrusted(file), '-verify_hostname', 'mail.example.gov.tw', file('leaf.pem')]),
  verify('o12', '只准用於用戶端驗證的憑證', (file) => [...untrusted(file), '-purpose', 'sslserver', file('client.pem')]),
  verify('o13', '還沒生效的憑證', (file) => [...untrusted(file), file('future.pem')]),
  verify('o14a', '嚴格模式，根憑證沒有主體金鑰識別碼', (file) => ['-x509_strict', '-CAfile', file('noski.pem'), file('noski-leaf.pem')]),
  verify('o14b', '嚴格模式，憑證沒有授權金鑰識別碼', (file) => ['-x509_strict', ...untrusted(file), file('noaki.pem')]),
  verify('o14c', '嚴格模式，根憑證的基本限制不是關鍵欄位', (file) => [
    '-x509_strict',
    '-CAfile',
    file('old-root.pem'),
    file('old-leaf.pem'),
  ]),
  verify('o14d', '嚴格模式，根憑證沒有金鑰用途', (file) => ['-x509_strict', '-CAfile', file('old-root.pem'), file('old-leaf.pem')]),
  verify('o15', '檢查廢止清冊，憑證已廢止', (file) => [...untrusted(file), '-crl_check', '-CRLfile', file('int.crl'), file('revoked.pem')]),
  connect('o16', '連到沒有 TLS 的連接埠', 'http'),
  connect('o17a', '伺服器只收 TLS 1.3，用戶端只會 1.2', { certificate: 'leaf', options: ['-tls1_3'] }, '-tls1_2'),
  {
    id: 'o17b',
    how: 'openssl s_client：nginx 依網域名稱選憑證，檔案不存在',
    program: 'openssl',
    with: ['nginx'],
    async provoke(materials, shop) {
      const server = await startNginx(
        shop,
        1,
        ([port]) =>
          `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${shop.folder}/$ssl_server_name.pem; ssl_certificate_key ${materials.file('leaf.key')}; }`,
      );
      return isRunning(server) ? sClient(shop, server.ports[0] ?? 0) : server.output;
    },
  },
  connect(
    'o18',
    '雙方沒有共同的加密套件',
    { certificate: 'leaf', options: ['-tls1_2', '-cipher', 'ECDHE-RSA-AES256-GCM-SHA384'] },
    '-tls1_2',
    '-cipher',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ),
  command('o19a', 'openssl s_server 用 1024 位元的金鑰', (file) => [
    's_server',
    '-accept',
    '127.0.0.1:0',
    '-cert',
    file('small.pem'),
    '-key',
    file('small.key'),
  ]),
  command('o19b', 'openssl s_server 用 SHA-1 簽章的憑證', (file) => [
    's_server',
    '-accept',
    '127.0.0.1:0',
    '-cert',
    file('sha1.pem'),
    '-key',
    file('leaf.key'),
  ]),
  verify('o20', '兩張憑證黏在同一行', (file) => ['-CAfile', file('glued.pem'), file('leaf.pem')]),
  command('o21', 'openssl pkcs12 讀以 RC2-40 加密的 PFX', (file) => [
    'pkcs12',
    '-in',
    file('old.p12'),
    '-passin',
    'pass:changeit',
    '-nokeys',
  ]),
  command('o22', 'openssl x509 -extfile 指到不存在的檔', (file) => [
    'x509',
    '-req',
    '-in',
    file('leaf.csr'),
    '-extfile',
    'openssl.cfg',
    '-signkey',
    file('leaf.key'),
  ]),
  connect('o23', '連到沒有 TLS 的連接埠', 'http'),
  {
    id: 'o24',
    how: 'openssl s_server 的記錄：用戶端不信任簽發者而中斷連線',
    program: 'openssl',
    async provoke(materials, shop) {
      const files = ['-cert', materials.file('leaf.pem'), '-key', materials.file('leaf.key')];
      const server = await shop.serve(1, ([port]) => ({
        command: pathOf('openssl'),
        args: ['s_server', '-www', '-accept', `127.0.0.1:${port}`, ...files],
      }));
      if (!isRunning(server)) return server.output;
      await sClient(shop, server.ports[0] ?? 0, '-CAfile', materials.file('other.pem'), '-verify_return_error');
      await server.stop();
      return server.output();
    },
  },
  connect('o25', '那個連接埠沒有程式在聽', 'nothing'),
];
