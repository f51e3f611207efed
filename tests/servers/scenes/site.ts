import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { curl, sClient } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';
import { isRunning, pause, type Refused, type Running } from '../support/workshop.ts';

/** Gives what is started and fails with its words if it did not start. */
export function running(server: Running | Refused): Running {
  assert.ok(isRunning(server), `沒有啟動：${isRunning(server) ? '' : server.output}`);
  return server;
}

/** OpenSSL settings with which a server could speak TLS 1.0: only then does "nothing older" say something about the guide's line. */
export function oldProtocolsPossible(reader: Reader): Record<string, string> {
  const lines = [
    'openssl_conf = init',
    '[init]',
    'ssl_conf = ssl',
    '[ssl]',
    'system_default = all',
    '[all]',
    'MinProtocol = TLSv1',
    'CipherString = DEFAULT:@SECLEVEL=0',
  ];
  return { OPENSSL_CONF: reader.shop.write('old-protocols.cnf', `${lines.join('\n')}\n`) };
}

/** Puts lines before a block's end. */
export function inside(block: string, ...lines: string[]): string {
  const end = block.trimEnd().lastIndexOf('\n');
  return [block.slice(0, end), ...lines, block.slice(end + 1)].join('\n');
}

/** Names the reader's ports in curl's own settings, so that commands for 80 and 443 reach them. */
export function pretendPorts(reader: Reader): void {
  const { domain, port } = reader.values;
  reader.shop.write(
    '.curlrc',
    `connect-to = "${domain}:80:127.0.0.1:${reader.httpPort}"\nconnect-to = "${domain}:443:127.0.0.1:${port}"\n`,
  );
}

/** The full chain and the right name, by every command of the guides that looks from outside. */
export async function looksRight(reader: Reader, ...commands: string[]): Promise<string> {
  await reader.runAll(...commands);
  const port = Number(reader.values.port);
  const page = await curl(
    reader.shop,
    { https: port },
    '--cacert',
    reader.env.SSL_CERT_FILE ?? '',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code} %{ssl_verify_result}',
    'https://www.example.gov.tw/',
  );
  assert.equal(page.stdout, '200 0', page.output);
  const other = await sClient(reader.shop, port, '-CAfile', reader.env.SSL_CERT_FILE ?? '', '-verify_hostname', 'mail.example.gov.tw');
  assert.match(other.output, /hostname mismatch/i);
  return `完整串鍊 ${reader.served} 張、名稱相符，openssl 與 curl 都驗過`;
}

/** TLS 1.2 and 1.3 and nothing older, as the guide measures it and as curl does. */
export async function onlyNewProtocols(reader: Reader): Promise<string> {
  await reader.run('protocols-check-old');
  for (const [version, code] of [
    ['1.2', 0],
    ['1.3', 0],
    ['1.1', 35],
  ] as const) {
    const ran = await curl(
      reader.shop,
      { https: Number(reader.values.port) },
      '--cacert',
      reader.env.SSL_CERT_FILE ?? '',
      '-o',
      '/dev/null',
      `--tlsv${version}`,
      '--tls-max',
      version,
      '--ciphers',
      'DEFAULT:@SECLEVEL=0',
      'https://www.example.gov.tw/',
    );
    assert.equal(ran.code, code, `TLS ${version}：${ran.output}`);
  }
  return '只有 TLS 1.2 與 1.3';
}

/** A cipher outside of the documented list is refused, one of it is taken. */
export async function onlyListedCiphers(reader: Reader): Promise<string> {
  const ask = (cipher: string) => sClient(reader.shop, Number(reader.values.port), '-tls1_2', '-cipher', `${cipher}:@SECLEVEL=0`);
  assert.match((await ask('ECDHE-RSA-AES128-GCM-SHA256')).output, /Cipher is ECDHE-RSA-AES128-GCM-SHA256/);
  assert.match((await ask('ECDHE-RSA-AES128-SHA')).output, /handshake failure/);
  return '清單以外的加密套件被拒絕';
}

/** A stapled answer; a server may ask only after the first visitor. */
export async function staples(reader: Reader): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const { output } = await sClient(reader.shop, Number(reader.values.port), '-status');
    if (/Cert Status: good/.test(output) || attempt === 40) break;
    await pause(250);
  }
  await reader.run('staple-check');
  return '送出 OCSP 回應，狀態 good';
}

/** The redirect, HSTS, and only over https. */
export async function redirectsWithHsts(reader: Reader): Promise<string> {
  pretendPorts(reader);
  await reader.run('hsts-check');
  const plain = await curl(reader.shop, { http: reader.httpPort }, '-I', 'http://www.example.gov.tw/a/b?c=d');
  assert.match(plain.stdout, /^HTTP\/1\.1 301/);
  assert.match(plain.stdout, /^Location: https:\/\/www\.example\.gov\.tw\/a\/b\?c=d\r$/im);
  assert.doesNotMatch(plain.stdout, /^strict-transport-security/im);
  return '301 轉到同一頁的 https，HSTS 300 秒';
}

/** What the move guide's `scp` and `install` do, to a folder that stands for another host: the backup arrives, files go where settings read them. */
export function carryOver(from: Reader, to: Reader): void {
  cpSync(from.values.backupDir ?? '', to.values.backupDir ?? '', { recursive: true, preserveTimestamps: true });
  for (const [field, mode] of [
    ['fullchainPath', 0o644],
    ['keyPath', 0o600],
  ] as const) {
    const target = to.values[field] ?? '';
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(to.values.backupDir ?? '', basename(target)), target);
    chmodSync(target, mode);
  }
}
