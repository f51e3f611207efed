import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { kb } from './terminal.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/x509/${name}`, import.meta.url));
const request = fixture('rsa-san.csr.pem');

interface Line {
  file: string;
  objects: {
    kind: string;
    subject: string | null;
    signature: { valid: boolean | null } | null;
    findings: { rule: string; severity: string }[];
  }[];
  repairs: { code: string }[];
  problems: { code: string; facts: Record<string, unknown> }[];
}
const lines = (out: string): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('--json：一個檔案一行，壞的檔案不會擋住後面的', async () => {
  const { code, out, err } = await kb(['inspect', '--json', 'no-such-file', request, fixture('')]);
  const [missing, good, folder] = lines(out);
  assert.deepEqual(
    lines(out).map((line) => Object.keys(line)),
    Array(3).fill(['file', 'objects', 'repairs', 'problems']),
  );
  assert.deepEqual(
    [missing?.file, missing?.problems[0]?.code, missing?.problems[0]?.facts['reason']],
    ['no-such-file', 'file-not-readable', 'ENOENT'],
  );
  assert.equal(folder?.problems[0]?.facts['reason'], 'EISDIR');
  assert.equal(good?.objects[0]?.subject, 'CN=www.example.gov.tw,O=行政院測試機關,L=臺北市,C=TW');
  assert.equal(good.objects[0]?.signature?.valid, true);
  assert.equal(code, 2);
  assert.equal(err, '');
});

test('人看的輸出是中文，結果有一句話', async () => {
  const { code, out } = await kb(['inspect', request]);
  assert.equal(code, 0);
  assert.match(out, /憑證請求檔（CSR）/);
  assert.match(out, /可用/);
  assert.match(out, /行政院測試機關/);
});

test('憑證包讀得出來，不說無法判讀', async () => {
  const { out } = await kb(['inspect', fixture('bundle.p7b.pem')]);
  assert.match(out, /結果：這是憑證包/);
  assert.match(out, /結果：這是廢止清冊/);
  assert.doesNotMatch(out, /無法判讀/);
});

test('同一種問題有幾百個時只列前幾個，並說還有幾個', async () => {
  const { out } = await kb(['inspect', '-'], {
    stdin: `-----BEGIN CERTIFICATE REQUEST-----\n${`${'A'.repeat(64)}\n`.repeat(500)}-----END CERTIFICATE REQUEST-----\n`,
  });
  assert.ok(out.split('\n').length < 30, out);
  assert.match(out, /同樣的問題還有 \d+ 處/);
});

test('- 從標準輸入讀取', async () => {
  const { code, out } = await kb(['inspect', '--json', '-'], { stdin: readFileSync(request) });
  assert.equal(lines(out)[0]?.file, '-');
  assert.equal(lines(out)[0]?.objects[0]?.kind, 'csr');
  assert.equal(code, 0);
});

test('DER、PEM、PKCS#7 都讀得到，DER 裡的位元組原樣', async () => {
  const { out } = await kb(['inspect', '--json', fixture('p256.der'), fixture('bundle.p7b.pem'), fixture('bundle-ber.p7b.der')]);
  assert.deepEqual(
    lines(out).map(({ objects }) => objects.map(({ kind }) => kind)),
    [['certificate'], ['pkcs7', 'certificate', 'certificate', 'crl'], ['pkcs7', 'certificate', 'certificate']],
  );
});

test('程式印出來的憑證：encoding 是 text，沒有印的是 null，結束代碼照判斷的結果', async () => {
  const { code, out } = await kb(['inspect', '--json', '-'], { stdin: readFileSync(fixture('../dumps/openssl.rsa-san.txt')) });
  const [{ objects, repairs, problems } = { objects: [], repairs: [], problems: [] }] = lines(out);
  const [one] = objects as (Line['objects'][number] & { encoding: string; fingerprints: unknown })[];
  assert.deepEqual([one?.kind, one?.encoding, one?.fingerprints, one?.signature?.valid], ['csr', 'text', null, null]);
  assert.deepEqual([repairs.map(({ code: repair }) => repair), problems], [['printed-text'], []]);
  assert.equal(code, 0);
});

test('--at 決定判斷的日子：同一張憑證在到期之後有嚴重問題，結束代碼 1', async () => {
  const expired = (out: string): boolean => lines(out)[0]?.objects[0]?.findings.some(({ rule }) => rule === 'ca-expired') ?? false;
  const today = await kb(['inspect', '--json', '--at', '2027-01-01', fixture('p256.der')]);
  const later = await kb(['inspect', '--json', '--at', '2040-01-01', fixture('p256.der')]);
  assert.deepEqual([expired(today.out), expired(later.out), later.code], [false, true, 1]);
});

test('私密金鑰：只說種類，內容的任何一段都不出現，結束代碼 2', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  for (const args of [
    ['inspect', '-'],
    ['inspect', '--json', '-'],
  ]) {
    const { code, out, err } = await kb(args, { stdin: pem });
    assert.equal(code, 2);
    for (const line of pem.split('\n').filter((text) => text.length === 64)) {
      assert.ok(!out.includes(line.slice(0, 16)) && !err.includes(line.slice(0, 16)));
    }
    if (args.includes('--json'))
      assert.deepEqual(
        lines(out)[0]?.objects.map(({ kind }) => kind),
        ['private-key'],
      );
  }
});

for (const [what, args, message] of [
  ['沒有指令', [], /用法/],
  ['不認得的指令', ['frobnicate'], /沒有這個指令：frobnicate[^]*用法/],
  ['原型上的名字不是指令', ['constructor'], /沒有這個指令/],
  ['沒有檔名', ['inspect'], /至少一個檔名/],
  ['不認得的選項', ['inspect', '--jsn', 'a'], /沒有這個選項：--jsn。/],
  ['選項後面少了值', ['inspect', 'a', '--at'], /這個選項後面要不要接值寫錯了：--at。/],
  ['沒有的日子', ['inspect', '--at', '2026-02-30', request], /YYYY-MM-DD/],
  ['日子寫法不對', ['inspect', '--at', '22/11/2026', request], /YYYY-MM-DD/],
  ['不認得的規則', ['inspect', '--programme', 'xca', request], /--programme 只能是/],
] as const) {
  test(`用法不對：${what}，結束代碼 2，說明在標準錯誤`, async () => {
    const { code, out, err } = await kb([...args]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
  });
}

test('說明：--help 印在標準輸出，結束代碼 0', async () => {
  const { code, out } = await kb(['--help']);
  assert.equal(code, 0);
  assert.match(out, /inspect 檔案…/);
  const one = await kb(['inspect', '--help']);
  assert.deepEqual([one.code, one.err], [0, '']);
  assert.match(one.out, /inspect 檔案…/);
});

test('超過一秒就在標準錯誤報進度，標準輸出不受影響', async () => {
  let time = Date.parse('2026-11-22T00:00:00Z');
  const now = (): Date => new Date((time += 400));
  const { out, err } = await kb(['inspect', '--json', request, request, request, request, request, request], { now });
  assert.equal(lines(out).length, 6);
  assert.match(err, /^(已處理 \d／6 個檔案\n)+$/);
});

test('真的執行一次：一千個檔案只啟動一次', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-'));
  try {
    const pem = readFileSync(request);
    const files = Array.from({ length: 1000 }, (_, at) => join(folder, `${at}.csr`));
    for (const file of files) writeFileSync(file, pem);
    const { status, stdout } = spawnSync(
      process.execPath,
      [fileURLToPath(new URL('../../src/cli/kb.ts', import.meta.url)), 'inspect', '--json', ...files],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    assert.equal(status, 0);
    assert.equal(lines(stdout).length, 1000);
    assert.deepEqual(
      lines(stdout).map(({ file }) => file),
      files,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
