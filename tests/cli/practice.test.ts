// 演練用的憑證：每一個指令的第一行都說得出來。
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createServer } from 'node:tls';
import { practiceSet } from '../support/practice-set.ts';
import { kb } from './terminal.ts';

const now = (): Date => new Date('2026-11-30T04:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kb-practice-'));
after(() => rmSync(folder, { recursive: true }));
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), keyType: 'EC' };
const { file, text } = await practiceSet({ now: now(), key });
const written = (name: string, bytes: Uint8Array | string = file(name)): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

test('kb inspect：結論說是演練用的，只有這一條', async () => {
  const said = await kb(['inspect', written('server.cer')], { now });
  assert.equal(said.code, 1);
  assert.match(said.out, /不可用：這是演練用的憑證，不可上線。/);
  const { objects } = JSON.parse((await kb(['inspect', '--json', written('server.cer')], { now })).out) as {
    objects: { findings: { rule: string }[] }[];
  };
  assert.deepEqual(
    objects.map(({ findings }) => findings.map(({ rule }) => rule)),
    [['practice-certificate']],
  );
});

test('kb chain：沒有錯的說沒有錯，ok 是 false；有錯的說出是哪一個錯', async () => {
  const said = await kb(['chain', written('fullchain.pem')], { now });
  assert.equal(said.code, 1);
  assert.match(said.out, /^不可用：這是演練用的憑證，不可上線。串鍊本身沒有問題；演練用的根憑證沒有瀏覽器信任，這是對的。$/m);
  assert.doesNotMatch(said.out, /缺口/);
  const trusted = await kb(['chain', '--json', '--trust', written('root.pem'), written('fullchain.pem')], { now });
  const line = JSON.parse(trusted.out) as {
    ok: boolean;
    gaps: unknown[];
    problems: { code: string; severity: string; refusedBy: object }[];
  };
  assert.deepEqual([trusted.code, line.ok, line.gaps], [1, false, []]);
  assert.deepEqual(
    line.problems.map(({ code, severity, refusedBy }) => [code, severity, refusedBy]),
    [
      ['practice-certificate', 'error', {}],
      ['practice-sound', 'info', {}],
    ],
  );
  const faulty = await practiceSet({ now: now(), fault: 'missing-intermediate' });
  const found = await kb(['chain', written('torn.pem', faulty.file('fullchain.pem'))], { now });
  assert.match(found.out, /^不可用：這是演練用的憑證，不可上線。缺少中繼憑證/m);
});

test('kb match：先說有演練用的，金鑰相同是演練要的，不同照樣說', async () => {
  const own = written('own.pub', publicKey.export({ type: 'spki', format: 'pem' }));
  const same = await kb(['match', own, written('server.crt')], { now });
  assert.equal(same.code, 0);
  assert.match(same.out, /^有演練用的憑證，不可上線：.*server\.crt\n.*屬於同一組金鑰，演練要的就是這樣。\n/);
  const other = await practiceSet({ now: now(), fault: 'other-key', key });
  const different = await kb(['match', '--json', own, written('other.crt', other.file('server.crt'))], { now });
  const { same: isSame, practice } = JSON.parse(different.out) as { same: boolean; practice: string[] };
  assert.deepEqual([different.code, isSame, practice], [1, false, [join(folder, 'other.crt')]]);
});

test('kb probe：還在送演練憑證的伺服器，第一件事就是這個', async () => {
  const server = createServer({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: text('fullchain.pem') }, (socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { port } = server.address() as AddressInfo;
    const said = await kb(['probe', `127.0.0.1:${port}`, '--sni', 'www.example.gov.tw', '--trust', written('root.pem')], { now });
    assert.equal(said.code, 1);
    assert.match(said.out, /^不合格：這是演練用的憑證，不可上線。$/m);
    const found = said.out.split('看到的問題：\n')[1] ?? '';
    assert.match(found, /^- 不可用：這是演練用的憑證，不可上線。/);
    assert.equal(found.match(/這是演練用的憑證/g)?.length, 1);
  } finally {
    server.close();
  }
});

test('kb register：清冊裡的演練憑證標成不可用，並說出原因', async () => {
  const said = await kb(['register', '--json', written('server.cer')], { now });
  const entry = JSON.parse(said.out.split('\n')[0] ?? '') as { verdict: string; reason: { rule: string } | null };
  assert.deepEqual([entry.verdict, entry.reason?.rule], ['unusable', 'practice-certificate']);
});
