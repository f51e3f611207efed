import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import { newConfig, startSlapd } from '../support/server-slapd.ts';
import { eventually, isRunning, type Running } from '../support/workshop.ts';
import { handFiles, servedSerial, stopsBeforeChanging, waitForSerial, type Issued } from './service-files.ts';
import { running } from './site.ts';

/** What the reader's ports are: 389 and 636. */
function attend(reader: Reader, { ports: [plain = 0, tls = 0] }: Running): void {
  reader.httpPort = plain;
  reader.values.port = String(tls);
}

const serial = (reader: Reader): Promise<string> => servedSerial(reader.shop, Number(reader.values.port));
const shown = (reader: Reader, issued: Issued): Promise<string> => waitForSerial(() => serial(reader), issued.serial);

/** The page from its first line to its last, with cn=config. */
export async function openldapGuide(reader: Reader, old: Issued, fresh: Issued): Promise<void> {
  const config = await newConfig(reader.shop);
  handFiles(reader, old);
  await reader.settings(['slapd', 'openssl'], ['openldap-ldif'], async (text) => {
    const started = running(await startSlapd(reader.shop, ['-F', config]));
    attend(reader, started);
    assert.equal(await serial(reader), '', '還沒有裝憑證');
    await reader.runAll('openldap-library', 'openldap-match', 'openldap-place');
    writeFileSync(reader.path('tls.ldif'), text('openldap-ldif'));
    await reader.runAll('openldap-modify', 'openldap-where');
    assert.equal(await shown(reader, old), old.serial);
    await reader.runAll('openldap-s-client', 'openldap-starttls', 'openldap-serial', 'openldap-search');
    await renewal(reader, old, fresh);
    await broken(reader, fresh);
    await client(reader);
    await hangsUp(reader, started);
    return ['不必重新啟動就開始用 TLS，送出完整串鍊', '寫同樣的值就換上新的憑證'];
  });
  await services(reader, config, fresh);
}

/** The new certificate and back, while somebody stays connected. */
async function renewal(reader: Reader, old: Issued, fresh: Issued): Promise<void> {
  const held = await hold(Number(reader.values.port));
  handFiles(reader, fresh);
  await stopsBeforeChanging(reader, 'openldap-renew', fresh, old);
  await reader.run('openldap-renew');
  assert.equal(await shown(reader, fresh), fresh.serial);
  assert.ok(await held.answers(), '已經連著的連線應該還在');
  held.close();
  await reader.runAll('openldap-s-client', 'openldap-starttls');
  await reader.run('openldap-undo');
  assert.equal(await shown(reader, old), old.serial);
  // Files alone change nothing.
  const [certificate, key] = [pathOf(reader, 'fullchainPath'), pathOf(reader, 'keyPath')];
  writeFileSync(certificate, fresh.certificate + fresh.chain);
  writeFileSync(key, fresh.key);
  assert.equal(await serial(reader), old.serial, '只換檔案，還是舊的');
  await reader.run('openldap-reload');
  assert.equal(await shown(reader, fresh), fresh.serial);
}

/** What the page warns of: files that do not fit break TLS at once, and good ones mend it. */
async function broken(reader: Reader, fresh: Issued): Promise<void> {
  const certificate = pathOf(reader, 'fullchainPath');
  writeFileSync(certificate, fresh.chain + fresh.certificate);
  await assert.rejects(reader.run('openldap-reload'), /implementation specific\) error \(80\)/);
  assert.equal(await serial(reader), '', '說了 80 之後，TLS 應該已經壞了');
  await reader.run('openldap-where');
  writeFileSync(certificate, fresh.certificate + fresh.chain);
  await reader.run('openldap-reload');
  assert.equal(await shown(reader, fresh), fresh.serial);
}

/** The client's own settings: the page's lines verify, `allow` and `never` do not; `-Z` goes on without TLS. */
async function client(reader: Reader): Promise<void> {
  const { shop } = reader;
  const ask = async (env: Record<string, string>, ...args: string[]): Promise<number> =>
    (await shop.run('ldapsearch', ['-x', ...args, '-s', 'base', '-b', ''], { env })).code;
  const address = `ldaps://127.0.0.1:${reader.values.port}`;
  copyFileSync(pathOf(reader, 'rootFile'), shop.write('etc/ssl/certs/ca-certificates.crt', ''));
  await reader.settings(['slapd'], ['openldap-client'], async (text) => {
    const good = shop.write('ldap.conf', text('openldap-client'));
    assert.equal(await ask({ LDAPCONF: good }, '-H', address), 0);
    const trusting = (level: string): string =>
      shop.write(`${level}.conf`, `TLS_CACERT ${reader.values.otherRoot}\nTLS_REQCERT ${level}\n`);
    assert.notEqual(await ask({ LDAPCONF: trusting('demand') }, '-H', address), 0);
    for (const level of ['allow', 'never']) assert.equal(await ask({ LDAPCONF: trusting(level) }, '-H', address), 0);
    return ['demand 拒絕別家簽的憑證，allow 與 never 照連'];
  });
}

/** SIGHUP is no reload. */
async function hangsUp(reader: Reader, server: Running): Promise<void> {
  process.kill(Number(reader.shop.read('slapd/slapd.pid')), 'SIGHUP');
  await eventually(() => server.output().includes('slapd stopped'));
  assert.match(server.output(), /slapd stopped/);
  await server.stop();
}

/** The line of /etc/default/slapd makes it listen on 636 too, and slapd.conf serves the same files. */
async function services(reader: Reader, config: string, fresh: Issued): Promise<void> {
  const { shop } = reader;
  await reader.settings(['slapd'], ['openldap-services'], async (text) => {
    // Debian's start script reads it as a shell does.
    const { stdout } = await shop.shell(`${text('openldap-services')}\necho "$SLAPD_SERVICES"`);
    const schemes = stdout.match(/ldaps?(?=:\/\/\/)/g) ?? [];
    assert.deepEqual(schemes, ['ldap', 'ldaps']);
    const server = running(await startSlapd(shop, ['-F', config], schemes));
    attend(reader, server);
    assert.equal(await serial(reader), fresh.serial, '重新啟動之後也是新的');
    await reader.run('openldap-search');
    await server.stop();
    return ['照這一行聽 389 與 636'];
  });
  await reader.settings(['slapd', 'openssl'], ['openldap-slapd-conf'], async (text) => {
    const file = shop.write('slapd.conf', text('openldap-slapd-conf'));
    chmodSync(file, 0o644);
    const old = running(await startSlapd(shop, ['-f', file]));
    attend(reader, old);
    assert.equal(await serial(reader), fresh.serial);
    await reader.runAll('openldap-s-client', 'openldap-search');
    await assert.rejects(reader.run('openldap-where'), /No such object \(32\)/);
    await old.stop();
    // One certificate in the file: GnuTLS completes it from the file of authorities, root and all.
    const alone = shop.write('alone.pem', fresh.certificate);
    const roots = shop.write('roots.pem', fresh.chain + fresh.root);
    const more = shop.write(
      'alone.conf',
      `${text('openldap-slapd-conf').replace(pathOf(reader, 'fullchainPath'), alone)}\nTLSCACertificateFile ${roots}\n`,
    );
    const completed = await startSlapd(shop, ['-f', more]);
    assert.ok(isRunning(completed));
    const sent = await shop.run('openssl', ['s_client', '-connect', `127.0.0.1:${completed.ports[1]}`]);
    assert.equal(sent.stdout.match(/^ \d+ s:/gm)?.length, reader.served + 1);
    await completed.stop();
    return ['slapd.conf 的兩行送出完整串鍊'];
  });
}

/** A search for the root entry, as bytes of LDAP, on a connection that stays open. */
async function hold(port: number): Promise<{ answers: () => Promise<boolean>; close: () => void }> {
  const request = Buffer.from('3025020101632004000a01000a0100020100020100010100870b6f626a656374436c6173733000', 'hex');
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false));
      socket.write(request);
    });
  assert.ok(await answers());
  return { answers, close: () => socket.destroy() };
}
