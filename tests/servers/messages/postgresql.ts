import { chmodSync, copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { giveTo } from '../support/account.ts';
import { HOST } from '../support/authority.ts';
import { newCluster, postgres, psql, startPostgresql, writeInto } from '../support/server-postgresql.ts';
import { isRunning, type Running, type Workshop } from '../support/workshop.ts';
import { running } from '../scenes/site.ts';
import type { Materials } from './materials.ts';
import type { Sighting } from './sighting.ts';

type Files = (name: string) => string;

/** One data directory is made; everybody else has a copy of it. */
const original = (materials: Materials): Promise<string> => materials.once('postgresql', () => newCluster(materials.shop));

async function cluster(materials: Materials, shop: Workshop, parts?: readonly string[]): Promise<string> {
  const from = await original(materials);
  const folder = shop.path('postgresql');
  mkdirSync(folder);
  // A server that does not start reads only a few files; the rest is a lot to copy.
  for (const part of parts ?? ['.']) cpSync(`${from}/${part}`, `${folder}/${part}`, { recursive: true });
  await shop.run('chmod', ['700', folder]);
  if (postgres !== null) await shop.run('chown', ['-R', `${postgres.uid}:${postgres.gid}`, folder]);
  return folder;
}

const STARTS = ['PG_VERSION', 'global/pg_control', 'postgresql.conf', 'postgresql.auto.conf', 'pg_hba.conf', 'pg_ident.conf'];

/** A file as the server wants a key: its own, and nobody else reads it. */
function own(materials: Materials, shop: Workshop, name: string, mode = 0o600): string {
  const path = shop.path(name);
  copyFileSync(materials.file(name), path);
  chmodSync(giveTo(postgres, path), mode);
  return path;
}

const pair = (certificate: string, key: string): string[] => ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`];

/** A server that does not start; answers with its log. */
function refused(cause: string, how: string, settings: (file: Files, own: (name: string, mode?: number) => string) => string[]): Sighting {
  return {
    how: `啟動：${how}`,
    program: 'postgresql',
    cause,
    async provoke(materials, shop) {
      const folder = await cluster(materials, shop, STARTS);
      const asked = settings(
        (name) => materials.file(name),
        (name, mode) => own(materials, shop, name, mode),
      );
      const server = await startPostgresql(shop, folder, asked);
      if (!isRunning(server)) return server.output;
      throw new Error(`啟動了\n${server.output()}`);
    },
  };
}

/** A server that runs and what a client or the log says then. */
function served(
  cause: string,
  how: string,
  { certificate = 'fullchain.pem', settings = [], hba }: { certificate?: string; settings?: string[]; hba?: string },
  visit: (server: Running, shop: Workshop, file: Files) => Promise<string>,
): Sighting {
  return {
    how,
    program: 'postgresql',
    cause,
    async provoke(materials, shop) {
      const folder = await cluster(materials, shop);
      if (hba !== undefined) writeInto(folder, 'pg_hba.conf', `${hba}\n`);
      const files = pair(materials.file(certificate), own(materials, shop, 'leaf.key'));
      const server = running(await startPostgresql(shop, folder, [...files, ...settings]));
      try {
        return await visit(server, shop, (name) => materials.file(name));
      } finally {
        await server.stop();
      }
    },
  };
}

/** What psql says to one server that all these rows share. */
function client(cause: string, how: string, options: (file: Files, own: (name: string, mode?: number) => string) => string): Sighting {
  return {
    how: `psql：${how}`,
    program: 'postgresql',
    cause,
    async provoke(materials, shop) {
      const port = await materials.once('postgresql server', async () => {
        const files = pair(materials.file('fullchain.pem'), own(materials, materials.shop, 'leaf.key'));
        const server = running(await startPostgresql(materials.shop, await newCluster(materials.shop, 'postgresql-shared'), files));
        return server.ports[0] ?? 0;
      });
      const asked = options(
        (name) => materials.file(name),
        (name, mode) => {
          const path = shop.path(name);
          copyFileSync(materials.file(name), path);
          chmodSync(path, mode ?? 0o600);
          return path;
        },
      );
      return (await psql(shop, port, asked, '-c', 'SELECT 1')).output;
    },
  };
}

const full = (file: Files, host = HOST): string => `host=${host} sslmode=verify-full sslrootcert=${file('root.pem')}`;
const port = ({ ports: [first = 0] }: Running): number => first;

export const postgresql: readonly Sighting[] = [
  refused('key-mismatch', '金鑰不是憑證的那一把', (file, own) => pair(file('fullchain.pem'), own('stranger.key'))),
  refused('key-mismatch', '中繼憑證放在最前面', (file, own) => pair(file('swapped.pem'), own('leaf.key'))),
  refused('wrong-file-format', '憑證檔是 DER', (file, own) => pair(file('leaf.cer'), own('leaf.key'))),
  refused('wrong-file-format', '憑證檔是 PFX', (_, own) => pair(own('server.p12'), own('leaf.key'))),
  refused('wrong-file-format', '兩張憑證黏在同一行', (file, own) => pair(file('glued.pem'), own('leaf.key'))),
  refused('wrong-file-format', '把憑證當成金鑰', (file, own) => pair(file('fullchain.pem'), own('leaf.pem'))),
  refused('file-not-found', '憑證檔不存在', (file, own) => pair(file('missing.pem'), own('leaf.key'))),
  refused('file-not-found', '金鑰檔不存在', (file) => pair(file('fullchain.pem'), file('missing.key'))),
  refused('file-no-permission', '金鑰檔別人也讀得到', (file, own) => pair(file('fullchain.pem'), own('leaf.key', 0o644))),
  refused('file-no-permission', '金鑰檔連伺服器自己都讀不到', (file, own) => pair(file('fullchain.pem'), own('leaf.key', 0o000))),
  refused('file-no-permission', '憑證檔讀不到', (_, own) => pair(own('leaf.pem', 0o000), own('leaf.key'))),
  refused('key-too-small', '1024 位元的金鑰', (file, own) => pair(file('small.pem'), own('small.key'))),
  refused('weak-signature', 'SHA-1 簽章的憑證', (file, own) => pair(file('sha1.pem'), own('leaf.key'))),
  refused('config-wrong', 'ssl_ciphers 沒有一個認得', (file, own) => [
    ...pair(file('fullchain.pem'), own('leaf.key')),
    'ssl_ciphers=NOSUCH',
  ]),
  refused('config-wrong', '最低的 TLS 版本比最高的還高', (file, own) => [
    ...pair(file('fullchain.pem'), own('leaf.key')),
    ...['ssl_min_protocol_version=TLSv1.3', 'ssl_max_protocol_version=TLSv1.2'],
  ]),
  served('password-wrong', '重新載入：換上有密碼的金鑰', {}, async (server, shop, file) => {
    await shop.shell(`cat "$LOCKED" > "$OWN"`, { env: { LOCKED: file('locked.key'), OWN: shop.path('leaf.key') } });
    await psql(shop, port(server), 'sslmode=disable', '-c', 'SELECT pg_reload_conf()');
    await shop.shell('until grep -q "was not reloaded" .output-*; do sleep 0.1; done');
    return server.output();
  }),
  client('name-mismatch', '連線的名稱不在憑證裡', (file) => full(file, 'db.example.gov.tw')),
  client('issuer-untrusted', '信任的是別家的根憑證', (file) => `host=${HOST} sslmode=verify-full sslrootcert=${file('other.pem')}`),
  client('file-not-found', 'verify-full 沒有根憑證檔', () => `host=${HOST} sslmode=verify-full`),
  client('wrong-file-format', '根憑證檔是 DER', (file) => `host=${HOST} sslmode=verify-full sslrootcert=${file('root.cer')}`),
  client(
    'file-no-permission',
    '自己的金鑰檔別人也讀得到',
    (file, own) => `${full(file)} sslcert=${file('client.pem')} sslkey=${own('leaf.key', 0o644)}`,
  ),
  client('file-not-found', '有用戶端憑證，沒有金鑰', (file) => `${full(file)} sslcert=${file('client.pem')}`),
  client('no-common-protocol', '只會 TLS 1.1', (file) => `${full(file)} ssl_min_protocol_version=TLSv1 ssl_max_protocol_version=TLSv1.1`),
  served('no-certificate-configured', 'psql：伺服器沒有開 ssl', { settings: ['ssl=off'] }, async (server, shop, file) => {
    return (await psql(shop, port(server), full(file))).output;
  }),
  served(
    'no-certificate-configured',
    '啟動：pg_hba.conf 寫 hostssl，沒有開 ssl',
    { settings: ['ssl=off'], hba: 'hostssl all all all trust' },
    (server) => Promise.resolve(server.output()),
  ),
  served('plain-request-to-tls', 'psql：伺服器只收加密的，用戶端沒有加密', { hba: 'hostssl all all all trust' }, async (server, shop) => {
    return (await psql(shop, port(server), 'sslmode=disable')).output;
  }),
  served('expired', '伺服器的日誌：用戶端說憑證過期', { certificate: 'expired.pem' }, async (server, shop, file) => {
    const roots = shop.path('roots.pem');
    await shop.shell(`cat "$INT" "$ROOT" > roots.pem`, { env: { INT: file('int.pem'), ROOT: file('root.pem') } });
    await psql(shop, port(server), `host=${HOST} sslmode=verify-full sslrootcert=${roots}`);
    await shop.shell('until grep -q "alert" .output-*; do sleep 0.1; done');
    return server.output();
  }),
  {
    how: 'psql：伺服器要用戶端憑證，用戶端沒有',
    program: 'postgresql',
    cause: 'client-certificate-required',
    async provoke(materials, shop) {
      const folder = await cluster(materials, shop);
      writeInto(folder, 'pg_hba.conf', 'hostssl all all all cert\n');
      const files = pair(materials.file('fullchain.pem'), own(materials, shop, 'leaf.key'));
      const server = running(await startPostgresql(shop, folder, [...files, `ssl_ca_file=${materials.file('root.pem')}`]));
      const { output } = await psql(shop, port(server), `host=${HOST} sslmode=require`);
      await server.stop();
      return output;
    },
  },
];
