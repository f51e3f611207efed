import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createServer, type TlsOptions } from 'node:tls';
import type { ChainReport } from '../../src/core/chain/chain-report.ts';
import type { Criterion, ProbeFinding } from '../../src/core/probe/probe-verdict.ts';
import { readProbeText } from '../../src/core/probe/read-probe-text.ts';
import { keyPem, makeCertificate, makeKeys } from '../support/make-certificate.ts';
import { kb } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'probe-'));
const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

const now = (): Date => new Date('2026-11-30T00:00:00Z');
const [rootKeys, middleKeys, leafKeys] = [await makeKeys(), await makeKeys(), await makeKeys()];
const rootName = '/C=TW/O=測試機關/CN=測試根憑證';
const middleName = '/C=TW/O=測試機關/CN=測試中繼憑證';
const from = new Date('2026-11-01T00:00:00Z');
const root = await makeCertificate({ name: rootName, keys: rootKeys, serial: 1, from, days: 3000, ca: true });
const issuer = { name: rootName, keys: rootKeys };
const middle = await makeCertificate({ name: middleName, keys: middleKeys, issuer, serial: 2, from, days: 2000, ca: true });
const hosts = ['www.example.gov.tw'];
const leaf = await makeCertificate({
  name: '/C=TW/CN=www.example.gov.tw',
  keys: leafKeys,
  issuer: { name: middleName, keys: middleKeys },
  serial: 3,
  from,
  days: 90,
  hosts,
});
const rootFile = join(folder, 'root.pem');
writeFileSync(rootFile, root);

const key = await keyPem(leafKeys);
async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
const serve = (cert: string, options: TlsOptions = {}): Promise<number> =>
  portOf(
    createServer({ key, cert, ...options }, (socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\nServer: nginx\r\nStrict-Transport-Security: max-age=31536000\r\n\r\n');
    }),
  );

interface Line {
  verdict: string;
  connect: string;
  product: string | null;
  stapled: boolean | null;
  sent: { sha256: string }[];
  chain: ChainReport | null;
  findings: ProbeFinding[];
  criteria: Criterion[];
  text: string;
}
const probe = async (...args: string[]): Promise<{ code: number; lines: Line[]; err: string }> => {
  const { code, out, err } = await kb(['probe', '--json', '--address', '127.0.0.1', ...args], { now });
  return {
    code,
    err,
    lines: out
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line),
  };
};

test('送完整串鍊的伺服器：看到兩張憑證，照給的根憑證通過；結束代碼 0', async () => {
  const port = await serve(leaf + middle);
  const { code, lines } = await probe(`www.example.gov.tw:${port}`, '--trust', rootFile);
  const [line] = lines;
  assert.equal(line?.sent.length, 2);
  assert.equal(line.chain?.ok, true);
  assert.equal(line.product, 'nginx');
  assert.equal(line.stapled, false);
  assert.ok(line.criteria.every(({ result }) => result !== 'broken'));
  assert.equal(code, 0);
});

test('少送中繼憑證：不合格，說少了哪一張；結束代碼 1', async () => {
  const port = await serve(leaf);
  const { code, lines } = await probe(`www.example.gov.tw:${port}`, '--trust', rootFile);
  assert.equal(code, 1);
  assert.deepEqual(lines[0]?.chain?.problems.map(({ code: problem }) => problem).includes('missing-intermediate'), true);
});

test('只有 TLS 1.3 的伺服器，憑證也照送出的順序讀得到，三種加密都行', async () => {
  for (const ciphers of ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']) {
    const port = await serve(leaf + middle, { minVersion: 'TLSv1.3', ciphers });
    const { lines } = await probe(`www.example.gov.tw:${port}`, '--trust', rootFile);
    const [record] = readProbeText(lines[0]?.text ?? '').records;
    assert.equal(record?.chain?.said, 'sent', ciphers);
    assert.equal(record.chain.said === 'sent' && record.chain.protocol, 'TLSv1.3');
    assert.equal(lines[0]?.chain?.ok, true);
  }
});

test('好幾台主機一次看，一台一行、照給的順序；連不上的說連不上，其餘照看', async () => {
  const port = await serve(leaf + middle);
  const silent = createTcpServer((socket) => socket.on('error', () => undefined).resume());
  const still = await portOf(silent);
  const closed = await portOf(createTcpServer());
  servers.pop()?.close();
  const list = join(folder, 'hosts.txt');
  writeFileSync(list, `# 內網主機\nwww.example.gov.tw:${still}\r\n\nwww.example.gov.tw:${closed}\n`);
  const { code, lines } = await probe(`www.example.gov.tw:${port}`, '--file', list, '--timeout', '1', '--trust', rootFile);
  assert.deepEqual(
    lines.map(({ connect }) => connect),
    ['ok', 'ok', 'refused'],
  );
  assert.deepEqual(lines.map(({ findings }) => findings[0]?.code).slice(1), ['nothing-answered', 'not-connected']);
  assert.equal(code, 2);
});

test('埠上是一般的 HTTP：說不是 TLS', async () => {
  const port = await portOf(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    }),
  );
  const { code, lines } = await probe(`www.example.gov.tw:${port}`);
  assert.equal(lines[0]?.findings[0]?.code, 'no-tls');
  assert.equal(code, 1);
});

test('紀錄存成檔案，之後用 --read 判斷，結果相同；沒有紀錄的檔案說沒有', async () => {
  const port = await serve(leaf);
  const record = join(folder, 'record.txt');
  const { lines } = await probe(`www.example.gov.tw:${port}`, '--record', record);
  const again = await kb(['probe', '--json', '--read', record], { now });
  assert.deepEqual(JSON.parse(again.out), { ...lines[0] });
  assert.match(readFileSync(record, 'utf8'), /^=== kb-probe 1 ===\n/);
  const nothing = await kb(['probe', '--read', rootFile], { now });
  assert.equal(nothing.code, 2);
  assert.match(nothing.err, /裡面沒有連線紀錄/);
});

test('給人看的報告：結果、送出的憑證、每一項準則與文件，都在裡面', async () => {
  const port = await serve(leaf);
  const { out } = await kb(['probe', '--address', '127.0.0.1', `www.example.gov.tw:${port}`], { now });
  assert.match(out, /【www\.example\.gov\.tw:\d+（127\.0\.0\.1）】\n不合格：/);
  assert.match(out, /1\. www\.example\.gov\.tw　2027-01-30/);
  assert.match(out, /- ［符合］必須：不接受 SSLv3　RFC 9325 §3\.1\.1（2022-11）/);
  assert.doesNotMatch(out, /undefined|null|\{/);
});

const WRONG: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['沒有主機', [], /請給至少一個主機名稱或 IP/],
  ['不是主機', ['$(id)'], /看不出是哪一台主機：\$\(id\)/],
  ['不認得的 STARTTLS', ['a.example', '--starttls', 'xmpp'], /--starttls 只能是 smtp、imap、pop3、ftp/],
  ['時間不是數字', ['a.example', '--timeout', '0'], /--timeout 要是 1 到 600 的整數：0/],
  ['位址不是位址', ['a.example', '--address', 'b.example'], /--address 要是一個 IP 位址/],
];
for (const [what, args, said] of WRONG)
  test(`用錯了：${what}，說怎麼寫，結束代碼 2`, async () => {
    const { code, err } = await kb(['probe', ...args], { now });
    assert.equal(code, 2);
    assert.match(err, said);
  });
