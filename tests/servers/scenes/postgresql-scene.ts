import assert from 'node:assert/strict';
import { chmodSync, chownSync, copyFileSync, writeFileSync } from 'node:fs';
import { pathOf } from '../support/checks.ts';
import { giveTo, runAs } from '../support/account.ts';
import type { Reader } from '../support/reader.ts';
import {
  newCluster,
  postgres,
  program,
  psql,
  psqlEnvironment,
  socketFolder,
  startPostgresql,
  writeInto,
} from '../support/server-postgresql.ts';
import { eventually, type Running } from '../support/workshop.ts';
import { handFiles, servedSerial, stopsBeforeChanging, waitForSerial, type Issued } from './service-files.ts';
import { running } from './site.ts';

const LOCAL = 'local all all trust\n';
const KEY_VALUES = /could not load private key file ".*": key values mismatch/;

/** The serial number that the server shows to somebody new. */
const serial = (reader: Reader): Promise<string> => servedSerial(reader.shop, Number(reader.values.port), 'postgres');

const reloaded = (reader: Reader, issued: Issued): Promise<string> => waitForSerial(() => serial(reader), issued.serial);

/** The page from its first line to its last: installed, checked, renewed, taken back. */
export async function postgresqlGuide(reader: Reader, old: Issued, fresh: Issued): Promise<void> {
  const cluster = await newCluster(reader.shop);
  handFiles(reader, old);
  await reader.settings(['postgresql', 'openssl'], ['postgresql-conf', 'postgresql-hba'], async (text) => {
    // Before anything is installed: no TLS at all, and the reader looks at where things are.
    const bare = running(await startPostgresql(reader.shop, cluster, []));
    attend(reader, bare);
    await reader.runAll('postgresql-where', 'postgresql-match', 'postgresql-place');
    assert.equal(await serial(reader), '', '還沒有裝憑證');
    // Settings of the page are appended to the file, and reloading alone turns TLS on.
    writeInto(cluster, 'postgresql.auto.conf', text('postgresql-conf'));
    writeInto(cluster, 'pg_hba.conf', LOCAL + text('postgresql-hba').replaceAll('scram-sha-256', 'trust'));
    await reader.run('postgresql-reload');
    assert.equal(await reloaded(reader, old), old.serial);
    await reader.runAll('postgresql-s-client', 'postgresql-serial', 'postgresql-verify-full');
    const plain = await psql(reader.shop, bare.ports[0] ?? 0, 'sslmode=disable', '-c', 'SELECT 1');
    assert.match(plain.output, /no pg_hba\.conf entry for host .*, no encryption/);
    await renewal(reader, bare, old, fresh);
    await mistakes(reader, bare, old, fresh);
    await bare.stop();
    return ['重新載入就開始用 TLS，送出完整串鍊', '不加密的連線被拒絕'];
  });
  await clientModes(reader, cluster);
  await replica(reader, cluster, fresh);
}

function attend(reader: Reader, { ports: [port = 0] }: Running): void {
  reader.values.port = String(port);
  Object.assign(reader.env, psqlEnvironment(reader.shop, port));
}

/** The new certificate and back, while somebody stays connected. */
async function renewal(reader: Reader, server: Running, old: Issued, fresh: Issued): Promise<void> {
  const [port = 0] = server.ports;
  // Holds one connection open: asks, waits until strangers see the new certificate, asks again on the same connection.
  const seen = reader.shop.path('reloaded');
  const same = psql(
    reader.shop,
    port,
    'sslmode=require',
    ...['-c', 'SELECT pg_backend_pid()', '-c', `\\! touch ${seen}.asked; until [ -e ${seen} ]; do sleep 0.1; done`],
    ...['-c', 'SELECT pg_backend_pid()', '-c', 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'],
  );
  await reader.shop.shell(`until [ -e ${seen}.asked ]; do sleep 0.05; done`);
  await reader.run('postgresql-stat');
  handFiles(reader, fresh);
  await stopsBeforeChanging(reader, 'postgresql-renew', fresh, old);
  await reader.run('postgresql-renew');
  assert.equal(await reloaded(reader, fresh), fresh.serial);
  writeFileSync(seen, '');
  const [before, after, ssl] = (await same).stdout.trim().split('\n');
  assert.ok(before !== undefined && before === after && ssl === 't', '已經連著的連線應該還在');
  await reader.runAll('postgresql-s-client', 'postgresql-serial');
  await reader.run('postgresql-undo');
  assert.equal(await reloaded(reader, old), old.serial);
  await reader.run('postgresql-renew');
  assert.equal(await reloaded(reader, fresh), fresh.serial);
}

/** What the page says of a bad reload and of the other owner that a key may have. */
async function mistakes(reader: Reader, server: Running, old: Issued, fresh: Issued): Promise<void> {
  const [certificate, key] = [pathOf(reader, 'fullchainPath'), pathOf(reader, 'keyPath')];
  writeFileSync(certificate, fresh.chain + fresh.certificate);
  await reader.run('postgresql-reload');
  await waitFor(() => /SSL configuration was not reloaded/.test(server.output()));
  assert.match(server.output(), KEY_VALUES);
  assert.equal(await serial(reader), fresh.serial, '壞的檔案不該被用上');
  writeFileSync(certificate, old.certificate + old.chain);
  writeFileSync(key, old.key);
  chmodSync(key, 0o640);
  await reader.run('postgresql-reload');
  await waitFor(() => /has group or world access/.test(server.output()));
  assert.equal(await serial(reader), fresh.serial, '權限不對的金鑰不該被用上');
  // Owned by root, its group may read.
  chownSync(key, 0, postgres?.gid ?? 0);
  await reader.run('postgresql-reload');
  assert.equal(await reloaded(reader, old), old.serial);
  chmodSync(giveTo(postgres, key), 0o600);
}

/** The table of sslmode, by a root that did not sign and a name that is not in the certificate. */
async function clientModes(reader: Reader, cluster: string): Promise<void> {
  const server = running(await startPostgresql(reader.shop, cluster, []));
  const [port = 0] = server.ports;
  const host = `host=${reader.values.domain}`;
  const root = `sslrootcert=${pathOf(reader, 'rootFile')}`;
  const other = `sslrootcert=${pathOf(reader, 'otherRoot')}`;
  const ask = async (how: string): Promise<string> => (await psql(reader.shop, port, how, '-c', 'SELECT 1')).output.trim();
  for (const mode of ['prefer', 'require']) assert.equal(await ask(`${host} sslmode=${mode}`), '1');
  assert.match(await ask(`${host} sslmode=require ${other}`), /certificate verify failed/);
  for (const mode of ['require', 'verify-ca']) assert.equal(await ask(`host=db.example.gov.tw sslmode=${mode} ${root}`), '1');
  assert.match(await ask(`${host} sslmode=verify-ca ${other}`), /certificate verify failed/);
  assert.match(await ask(`host=db.example.gov.tw sslmode=verify-full ${root}`), /does not match host name "db\.example\.gov\.tw"/);
  assert.match(await ask(`${host} sslmode=verify-full`), /root certificate file ".*\.postgresql\/root\.crt" does not exist/);
  assert.equal(await ask(`${host} sslmode=verify-full ${root}`), '1');
  await server.stop();
}

/** A replica with the page's line follows over verified TLS, and the primary's reload does not disturb it. */
async function replica(reader: Reader, cluster: string, fresh: Issued): Promise<void> {
  const { shop } = reader;
  writeInto(cluster, 'pg_hba.conf', `${LOCAL}local replication all trust\nhostssl all,replication all 0.0.0.0/0 trust\n`);
  const primary = running(await startPostgresql(shop, cluster, []));
  attend(reader, primary);
  const [port = 0] = primary.ports;
  const ask = async (sql: string): Promise<string> => (await shop.run(program('psql'), ['-XAtc', sql], { env: reader.env })).output.trim();
  await ask('CREATE ROLE replicator LOGIN REPLICATION');
  const copy = shop.path('replica');
  const { command, args } = runAs(postgres, program('pg_basebackup'), [
    '-D',
    copy,
    '-h',
    socketFolder(shop),
    '-p',
    String(port),
    '-c',
    'fast',
  ]);
  // The workshop itself belongs to whoever runs the tests.
  await shop.run('install', ['-d', '-m', '700', copy]);
  giveTo(postgres, copy);
  const copied = await shop.run(command, [...args, '-U', 'replicator', '--no-sync']);
  assert.equal(copied.code, 0, copied.output);
  copyFileSync(pathOf(reader, 'rootFile'), shop.write('etc/ssl/certs/ca-certificates.crt', ''));
  await reader.settings(['postgresql'], ['postgresql-replica'], async (text) => {
    writeInto(copy, 'postgresql.auto.conf', text('postgresql-replica'));
    writeInto(copy, 'standby.signal', '');
    const standby = running(await startPostgresql(shop, copy, []));
    const following = 'SELECT pid, ssl FROM pg_stat_ssl JOIN pg_stat_replication USING (pid)';
    await waitFor(async () => /\|t$/.test(await ask(following)));
    const before = await ask(following);
    await reader.run('postgresql-renew');
    assert.equal(await reloaded(reader, fresh), fresh.serial);
    assert.equal(await ask(following), before, '重新載入不該中斷複寫');
    await standby.stop();
    await primary.stop();
    return ['備援機以 verify-full 跟上主要那一台'];
  });
}

async function waitFor(state: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(state);
  assert.ok(await state(), '等不到');
}
