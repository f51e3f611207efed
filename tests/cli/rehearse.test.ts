import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { FAULTS } from '../../src/core/rehearse/fault.ts';
import { FILE_NAMES } from '../../src/core/rehearse/set-files.ts';
import { SHAPES } from '../../src/core/rehearse/shape.ts';
import { keyPem, makeCertificate, makeKeys, makeRequest } from '../support/make-certificate.ts';
import { kb, type Ran } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
after(() => rmSync(folder, { recursive: true }));

const HOST = 'www.example.gov.tw';
const NOON = new Date('2026-11-30T04:00:00Z');
const now = (): Date => NOON;
const ON_THAT_DAY = ['-attime', String(NOON.getTime() / 1000)];
const keys = await makeKeys();
const request = await makeRequest({ name: `/C=TW/O=行政院測試機關/CN=${HOST}`, keys });
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const csr = file('server.csr', request);

let made = 0;
interface Answer extends Ran {
  out: string;
  path: string;
  json: Record<string, unknown>;
}
async function rehearse(input: string, ...options: string[]): Promise<Answer> {
  const path = join(folder, `out-${++made}`);
  const ran = await kb(['rehearse', input, '--out', path, '--json', ...options], { now });
  return { ...ran, path, json: ran.out === '' ? {} : (JSON.parse(ran.out) as Record<string, unknown>) };
}

function verify(path: string, ...options: string[]): { status: number | null; text: string } {
  const files = ['-CAfile', FILE_NAMES.rootFile, '-untrusted', FILE_NAMES.chainFile];
  const ran = spawnSync('openssl', ['verify', ...ON_THAT_DAY, ...files, ...options, FILE_NAMES.pemFile], { cwd: path, encoding: 'utf8' });
  return { status: ran.status, text: `${ran.stdout}${ran.stderr}` };
}

test('三種形狀、兩種金鑰：openssl 只為請求檔裡的名稱通過；檔案別人讀得到，JSON 說的就是資料夾裡的', async () => {
  for (const shape of SHAPES) {
    for (const key of ['ec', 'rsa']) {
      const { code, json, path } = await rehearse(csr, '--shape', shape, '--key', key);
      assert.deepEqual([code, json['names'], json['shape'], json['fault'], json['leftOut']], [0, [HOST], shape, null, []]);
      assert.deepEqual([...(json['files'] as string[])].sort(), readdirSync(path).sort());
      assert.ok(readdirSync(path).includes('README.txt'));
      assert.equal(statSync(join(path, FILE_NAMES.pemFile)).mode & 0o777 & ~0o644, 0);
      assert.deepEqual(verify(path, '-verify_hostname', HOST), { status: 0, text: `${FILE_NAMES.pemFile}: OK\n` });
      assert.match(verify(path, '-verify_hostname', 'mail.example.gov.tw').text, /hostname mismatch/);
      const leaf = new X509Certificate(readFileSync(join(path, FILE_NAMES.certFile)));
      assert.equal(leaf.validToDate.toISOString(), json['notAfter']);
      assert.ok(leaf.issuer.includes(String(json['id'])));
    }
  }
});

test('用 --name 說的名稱取代請求檔的；寫錯的不收，沒有名稱也不做', async () => {
  const { code, json, path } = await rehearse(csr, '--name', 'api.example.gov.tw', '--name', '192.0.2.10');
  assert.deepEqual([code, json['names']], [0, ['api.example.gov.tw', '192.0.2.10']]);
  assert.equal(verify(path, '-verify_ip', '192.0.2.10').status, 0);
  const wrong = await rehearse(csr, '--name', 'http://');
  assert.deepEqual([wrong.code, existsSync(wrong.path)], [2, false]);
  assert.match(wrong.err, /--name 要是完整的網域名稱或 IP 位址，最多 100 個：http:\/\//);
  const nameless = await rehearse(file('nameless.csr', await makeRequest({ name: '/CN=機關網站', keys })));
  assert.deepEqual([nameless.code, nameless.json['refused'], existsSync(nameless.path)], [1, 'no-names', false]);
});

test('從標準輸入讀；給人看的話有期限、檔名與下一步，照著執行就通過', async () => {
  const path = join(folder, '標準 輸入');
  const ran = await kb(['rehearse', '-', '--out', path], { now, stdin: request });
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /只能用來演練，不可上線/);
  assert.match(ran.out, /有效到 2026-12-07 10:59:59（臺灣時間）/);
  const commands = /^ {2}(cd .*)\n {2}(openssl verify .*)$/m.exec(ran.out);
  const check = commands?.[2]?.replace('verify', `verify ${ON_THAT_DAY.join(' ')}`);
  const shown = spawnSync('bash', ['-e', '-c', `${commands?.[1]}\n${check}`], { encoding: 'utf8' });
  assert.equal(shown.stdout, 'server.crt: OK\n', shown.stderr);
});

test('每一種錯誤都做得出來，給人看的話說是故意的', async () => {
  for (const fault of FAULTS) {
    const { code, json, path } = await rehearse(csr, '--fault', fault);
    assert.deepEqual([code, json['fault'], readdirSync(path).length], [0, fault, (json['files'] as string[]).length]);
  }
  const ran = await kb(['rehearse', csr, '--out', join(folder, 'told'), '--fault', 'expired'], { now });
  assert.match(ran.out, /故意做錯了一個地方：expired/);
});

test('不是請求檔、改過的請求檔、私密金鑰：不做，說為什麼，資料夾不建立', async () => {
  const certificate = await makeCertificate({ name: '/CN=a', keys, serial: 1, from: new Date('2026-11-01'), days: 30 });
  const der = Buffer.from(request.replace(/-----.*?-----|\s/g, ''), 'base64');
  der[der.indexOf('www.example')] = 0x78;
  const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE REQUEST-----\n`;
  const key = await keyPem(keys);
  const cases = [
    ['a.crt', certificate, 1, 'is-certificate', /這是憑證，不是請求檔/],
    ['changed.csr', changed, 1, 'signature-invalid', /簽章不對/],
    ['key.pem', key, 2, 'private-key', /裡面有私密金鑰/],
    ['both.pem', request + key, 2, 'private-key', /裡面有私密金鑰/],
    ['text.txt', '你好', 2, 'no-request', /沒有請求檔/],
  ] as const;
  for (const [name, text, exit, refused, said] of cases) {
    const { code, json, err, out, path } = await rehearse(file(name, text));
    assert.deepEqual([code, json['refused'], existsSync(path)], [exit, refused, false], name);
    assert.match(err, said);
    assert.doesNotMatch(`${out}${err}`, /MIG|BEGIN PRIVATE/);
  }
  const gone = await rehearse(join(folder, 'none.csr'));
  assert.deepEqual([gone.code, gone.json['refused']], [2, 'file-not-readable']);
  assert.match(gone.err, /none\.csr：找不到檔案/);
});

test('資料夾裡有東西就不寫，原來的一個位元組都不動', async () => {
  const path = join(folder, 'full');
  mkdirSync(path);
  writeFileSync(join(path, 'server.key'), '別動');
  const ran = await kb(['rehearse', csr, '--out', path, '--json'], { now });
  assert.deepEqual(
    [ran.code, (JSON.parse(ran.out) as { refused: string }).refused, readdirSync(path), readFileSync(join(path, 'server.key'), 'utf8')],
    [2, 'folder-not-empty', ['server.key'], '別動'],
  );
  assert.match(ran.err, /已經有東西，什麼都沒有寫/);
  const onFile = await kb(['rehearse', csr, '--out', join(path, 'server.key')], { now });
  assert.equal(onFile.code, 2);
  assert.match(onFile.err, /不能用/);
});

test('請求檔違反規則：照做，但先說出來，結束代碼 1', async () => {
  const weak = join(folder, 'weak.csr');
  const subject = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`];
  spawnSync('openssl', ['req', '-new', '-newkey', 'rsa:1024', '-nodes', '-keyout', '/dev/null', '-out', weak, ...subject]);
  const { code, err, path } = await rehearse(weak);
  assert.equal(code, 1);
  assert.match(err, /1024/);
  assert.ok(readdirSync(path).includes(FILE_NAMES.pemFile));
});

test('用法不對：沒有檔案、兩個檔案、沒有 --out、沒有這種形狀', async () => {
  for (const [args, said] of [
    [['--out', 'x'], /請給一個請求檔/],
    [[csr, csr, '--out', 'x'], /請給一個請求檔/],
    [[csr], /用 --out 指定/],
    [[csr, '--out', 'x', '--shape', 'gca'], /--shape 只能是 twca、gtlsca、simple/],
    [[csr, '--out', 'x', '--fault', 'no'], /--fault 只能是 other-key/],
    [[csr, '--out', 'x', '--key', 'dsa'], /--key 只能是 ec、rsa/],
  ] as const) {
    const ran = await kb(['rehearse', ...args]);
    assert.equal(ran.code, 2);
    assert.match(ran.err, said);
    assert.match(ran.err, /用法：npm run -s kb -- rehearse/);
  }
});
