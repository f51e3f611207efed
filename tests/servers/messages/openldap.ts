import { chmodSync, copyFileSync } from 'node:fs';
import { giveTo } from '../support/account.ts';
import { openldap as slapd, startSlapd } from '../support/server-slapd.ts';
import { isRunning, type Running, type Workshop } from '../support/workshop.ts';
import { running } from '../scenes/site.ts';
import type { Materials } from './materials.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string, mode?: number) => string;

/** A file of the shared ones as the server's own. */
function own(materials: Materials, shop: Workshop): Files {
  return (name, mode = 0o600) => {
    const path = shop.path(name);
    copyFileSync(materials.file(name), path);
    chmodSync(giveTo(slapd, path), mode);
    return path;
  };
}

const pair = (certificate: string, key: string): string[] => [`TLSCertificateFile ${certificate}`, `TLSCertificateKeyFile ${key}`];
const settings = (shop: Workshop, lines: readonly string[]): string => shop.write('slapd.conf', `${lines.join('\n')}\n`);

/** slapd in the foreground that does not start; answers with its log. */
function refused(cause: string, how: string, lines: (file: Files, materials: Materials) => string[]): Sighting {
  return {
    how: `啟動 slapd：${how}`,
    program: 'slapd',
    cause,
    async provoke(materials, shop) {
      const server = await startSlapd(shop, ['-f', settings(shop, lines(own(materials, shop), materials))]);
      if (!isRunning(server)) return server.output;
      throw new Error(`啟動了\n${server.output()}`);
    },
  };
}

/** slapd that runs, and what a client or the log says then. */
function served(
  cause: string,
  how: string,
  lines: (file: Files, materials: Materials) => string[],
  visit: (server: Running, shop: Workshop, materials: Materials) => Promise<string>,
): Sighting {
  return {
    how,
    program: 'slapd',
    cause,
    async provoke(materials, shop) {
      const server = running(await startSlapd(shop, ['-f', settings(shop, lines(own(materials, shop), materials))]));
      try {
        return await visit(server, shop, materials);
      } finally {
        await server.stop();
      }
    },
  };
}

const good = (file: Files): string[] => pair(file('fullchain.pem'), file('leaf.key'));
const withChain =
  (certificate: string) =>
  (file: Files, materials: Materials): string[] => [
    ...pair(file(certificate), file('leaf.key')),
    `TLSCACertificateFile ${materials.file('int.pem')}`,
  ];

/** ldapsearch as somebody uses it who wants to know why: to 389 or 636, with `-d 1` unless said otherwise. */
async function search(
  { ports: [plain = 0, tls = 0] }: Running,
  shop: Workshop,
  roots: string,
  to: 'ldap' | 'ldaps' | 'ldaps to 389',
  ...args: string[]
): Promise<string> {
  const address = to === 'ldaps' ? `ldaps://127.0.0.1:${tls}` : `${to === 'ldap' ? 'ldap' : 'ldaps'}://127.0.0.1:${plain}`;
  const env = { LDAPTLS_CACERT: roots };
  return (await shop.run('ldapsearch', [...args, '-x', '-H', address, '-s', 'base', '-b', ''], { env })).output;
}

const loud = ['-d', '1'];

export const openldap: readonly Sighting[] = [
  refused('key-mismatch', '金鑰不是憑證的那一把', (file) => pair(file('fullchain.pem'), file('stranger.key'))),
  refused('key-mismatch', '中繼憑證放在最前面', (file) => pair(file('swapped.pem'), file('leaf.key'))),
  refused('wrong-file-format', '憑證檔是 DER', (file) => pair(file('leaf.cer'), file('leaf.key'))),
  refused('wrong-file-format', '憑證檔是 PFX', (file) => pair(file('server.p12'), file('leaf.key'))),
  refused('wrong-file-format', '把憑證當成金鑰', (file) => pair(file('fullchain.pem'), file('leaf.pem'))),
  refused('file-not-found', '憑證檔不存在', (file, materials) => pair(materials.file('missing.pem'), file('leaf.key'))),
  refused('file-not-found', '金鑰檔不存在', (file, materials) => pair(file('fullchain.pem'), materials.file('missing.key'))),
  refused('file-no-permission', '金鑰檔讀不到', (file) => pair(file('fullchain.pem'), file('leaf.key', 0o000))),
  refused('config-wrong', '只寫了憑證，沒有寫金鑰', (file) => [`TLSCertificateFile ${file('fullchain.pem')}`]),
  refused('config-wrong', 'TLSCipherSuite 寫了 OpenSSL 的寫法', (file) => [...good(file), 'TLSCipherSuite HIGH:MEDIUM:!aNULL']),
  refused('trust-store-broken', 'TLSCACertificateFile 的檔案不存在', (file, materials) => [
    ...good(file),
    `TLSCACertificateFile ${materials.file('missing.pem')}`,
  ]),
  served(
    'no-certificate-configured',
    'slapd 的日誌：聽著 636，沒有設定憑證',
    () => [],
    async (server, shop, materials) => {
      await search(server, shop, materials.file('root.pem'), 'ldaps');
      await shop.shell('until grep -q "TLS negotiation failure" .output-*; do sleep 0.1; done');
      return server.output();
    },
  ),
  served(
    'client-certificate-required',
    'slapd 的日誌：要用戶端憑證，用戶端沒有',
    (file, materials) => [...good(file), 'TLSVerifyClient demand', `TLSCACertificateFile ${materials.file('root.pem')}`],
    async (server, shop, materials) => {
      await search(server, shop, materials.file('root.pem'), 'ldaps');
      await shop.shell('until grep -q "TLS negotiation failure" .output-*; do sleep 0.1; done');
      return server.output();
    },
  ),
  served('issuer-untrusted', 'ldapsearch -d 1：信任的是別家的根憑證', good, (server, shop, materials) =>
    search(server, shop, materials.file('other.pem'), 'ldaps', ...loud),
  ),
  served('expired', 'ldapsearch -d 1：憑證過期', withChain('expired.pem'), (server, shop, materials) =>
    search(server, shop, materials.file('root.pem'), 'ldaps', ...loud),
  ),
  served('name-mismatch', 'ldapsearch -d 1：憑證是別的主機的', withChain('other-name.pem'), (server, shop, materials) =>
    search(server, shop, materials.file('root.pem'), 'ldaps', ...loud),
  ),
  served('name-mismatch', 'ldapsearch -ZZ -d 1：憑證是別的主機的', withChain('other-name.pem'), (server, shop, materials) =>
    search(server, shop, materials.file('root.pem'), 'ldap', '-ZZ', ...loud),
  ),
  served('trust-store-broken', 'ldapsearch -d 1：TLS_CACERT 的檔案不存在', good, (server, shop, materials) =>
    search(server, shop, materials.file('missing.pem'), 'ldaps', ...loud),
  ),
  served('plain-http-on-tls-port', 'ldapsearch -d 1：用 ldaps 連到 389', good, (server, shop, materials) =>
    search(server, shop, materials.file('root.pem'), 'ldaps to 389', ...loud),
  ),
  served(
    'no-certificate-configured',
    'ldapsearch -ZZ：伺服器沒有設定憑證',
    () => [],
    (server, shop, materials) => search(server, shop, materials.file('root.pem'), 'ldap', '-ZZ'),
  ),
  served(
    'plain-request-to-tls',
    'ldapsearch：伺服器只收加密的，用戶端沒有加密',
    (file) => [...good(file), 'security tls=128'],
    (server, shop, materials) => search(server, shop, materials.file('root.pem'), 'ldap'),
  ),
];
