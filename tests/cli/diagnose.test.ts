import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { diagnoseInput } from '../../src/cli/diagnose-input.ts';
import { diagnose as recognise, entries, nearest as finder } from '../core/recognise/catalogue.ts';
import { kb } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'kb-diagnose-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Line {
  file: string;
  recognised: { kind: string; id: string | null; line: number; page: string | null; facts: Record<string, unknown>; count?: number }[];
  nearest: { id: string; page: string }[];
  problems: { code: string }[];
}

async function diagnose(files: string[], stdin = ''): Promise<{ code: number; lines: Line[]; out: string; err: string }> {
  const { code, out, err } = await kb(['diagnose', '--json', ...files], { stdin });
  return {
    code,
    out,
    err,
    lines: out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  };
}

const outputs = new URL('../fixtures/outputs/', import.meta.url);
const output = (name: string): string => readFileSync(new URL(`${name}.txt`, outputs), 'utf8');
const fixture = (path: string): string => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');

test('目錄裡每一則範例都認得，id 與頁面正確', async () => {
  const cases = entries.flatMap(({ id, product, alsoMatches, examples }) =>
    examples.map(({ text }, at) => ({ id, product, alsoMatches, path: file(`${id}-${at}.txt`, text) })),
  );
  assert.ok(cases.length >= 268, `只有 ${cases.length} 則`);
  const { lines } = await diagnose(cases.map(({ path }) => path));
  assert.equal(lines.length, cases.length);
  for (const [index, { id, product, alsoMatches, path }] of cases.entries()) {
    const found = lines[index]?.recognised.filter(({ kind }) => kind === 'error') ?? [];
    assert.equal(lines[index]?.file, path);
    assert.ok(
      found.some((entry) => entry.id === id && entry.page === `errors/${product}.html#${id}` && entry.line >= 1),
      `${id} 沒有認出來`,
    );
    for (const other of found) assert.ok(other.id === id || alsoMatches.includes(other.id ?? ''), `${id} 的範例被認成 ${other.id}`);
  }
});

test('兩百份不是錯誤訊息的文件，什麼都不說', (t) => {
  const docs = '/usr/share/doc/';
  const licences = '/usr/share/common-licenses/';
  const paths = [
    ...(existsSync(licences) ? readdirSync(licences).map((name) => licences + name) : []),
    ...(existsSync(docs) ? readdirSync(docs).map((name) => `${docs}${name}/copyright`) : []),
  ]
    .filter((path) => existsSync(path))
    .slice(0, 220);
  if (paths.length < 200) return t.skip(`這台機器只有 ${paths.length} 份版權說明，不足 200 份`);
  for (const path of paths) {
    const { kinds, errors, nearest, problems } = diagnoseInput(readFileSync(path), recognise, finder);
    assert.deepEqual({ kinds, errors, nearest, problems }, { kinds: [], errors: [], nearest: [], problems: [] }, path);
  }
});

const kinds: [what: string, text: string, kinds: string[], code: number][] = [
  ['s_client 驗證成功', output('openssl-s-client-ok'), ['s-client', 'pem'], 0],
  ['s_client 找不到簽發者', output('openssl-o06-s-client-untrusted'), ['error', 'code', 's-client', 'pem'], 1],
  ['keytool 清單', output('keytool-list-zh'), ['keytool-list', 'keytool-entry'], 0],
  ['nginx -t 通過', output('nginx-t-ok'), ['nginx-test'], 0],
  ['nginx -t 不通過', output('nginx-n01-mismatch'), ['log', 'error', 'code', 'nginx-test'], 1],
  // The test server answers with a page that holds its own connection's data.
  ['curl -v 成功，回應是網頁', output('curl-verbose-ok'), ['curl-verbose', 'html', 's-client'], 0],
  ['nginx 設定', 'server {\n  listen 443 ssl;\n  ssl_certificate a.pem;\n}\n', ['config'], 0],
  ['網頁', '<!doctype html>\n<title>x</title>\n', ['html'], 0],
  ['請求檔', fixture('site/hostile-name.csr.pem'), ['pem'], 0],
  ['看不懂的句子', '下週三上午十點開會。', [], 0],
];

for (const [what, text, expected, code] of kinds) {
  test(`說得出這是什麼：${what}`, async () => {
    const result = await diagnose([file(`${what}.txt`, text)]);
    assert.deepEqual([...new Set(result.lines[0]?.recognised.map(({ kind }) => kind))], expected);
    assert.equal(result.code, code);
    assert.equal(result.err, '');
  });
}

test('記錄裡的兩則錯誤各有行號與次數，事實照錄', async () => {
  const noise = '2026/11/22 08:00:00 [notice] 1#1: start worker process 7\n';
  const text = `${noise.repeat(3)}keytool error: java.lang.Exception: Public keys in reply and keystore don't match\n${noise}Keystore file does not exist: /srv/site.p12\nKeystore file does not exist: /srv/site.p12\n`;
  const { lines } = await diagnose(['-'], text);
  const errors = lines[0]?.recognised.filter(({ kind }) => kind === 'error') ?? [];
  assert.deepEqual(
    errors.map(({ id, line, count }) => ({ id, line, count })),
    [
      { id: 'k01', line: 4, count: 1 },
      { id: 'k07', line: 6, count: 2 },
    ],
  );
  assert.deepEqual(errors[1]?.facts, { path: '/srv/site.p12' });
});

test('記錄裡夾著私密金鑰：拒收，錯誤訊息照認，內容一字不留', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const path = file('key.log', `Keystore file does not exist: /srv/secret-name.p12\n${pem}`);
  const { code, lines, out } = await diagnose([path]);
  assert.equal(code, 2);
  assert.deepEqual(
    lines[0]?.recognised.map(({ kind, id, line, facts }) => ({ kind, id, line, facts })),
    [
      { kind: 'error', id: 'k07', line: 1, facts: {} },
      { kind: 'private-key', id: null, line: 2, facts: {} },
    ],
  );
  const human = await kb(['diagnose', path]);
  for (const text of [out, human.out, human.err]) {
    for (const line of pem.split('\n').slice(1, -2)) assert.ok(!text.includes(line));
    assert.ok(!text.includes('/srv/secret-name'));
  }
  assert.match(human.out, /已拒收/u);
});

test('DER 檔說出內容是什麼，壓縮檔說不是憑證', async () => {
  const zip = file('a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
  const { code, lines } = await diagnose([zip]);
  assert.equal(code, 2);
  assert.deepEqual(
    lines[0]?.problems.map(({ code: problem }) => problem),
    ['zip-file'],
  );
  const body = fixture('site/hostile-name.csr.pem').replace(/-----[^-]+-----/gu, '');
  const der = await diagnose([file('a.csr', Buffer.from(body, 'base64'))]);
  assert.equal(der.code, 0);
  assert.deepEqual(
    der.lines[0]?.recognised.map(({ kind, facts }) => ({ kind, facts })),
    [{ kind: 'der', facts: { object: 'csr' } }],
  );
});

test('差幾個字的訊息：不當成認得，只說最接近的', async () => {
  const { code, lines } = await diagnose(['-'], '金鑰工具錯誤：回覆時的公開金鑰與金鑰庫不符合');
  assert.equal(code, 0);
  assert.deepEqual(lines[0]?.recognised, []);
  assert.equal(lines[0]?.nearest[0]?.id, 'k01');
});

test('給人看的文字有原因、處理、指令與說明頁，指令裡的欄位寫成中文名稱', async () => {
  const { out } = await kb(['diagnose', file('k01.txt', output('keytool-k01-public-keys-zh'))]);
  for (const part of ['第 1 行', '原因：', '處理：', '-alias 〈金鑰別名〉', 'errors/keytool.html#k01']) assert.ok(out.includes(part), part);
  assert.doesNotMatch(out, /\{\{|\{[a-z]+\}/u);
});

const codes: [what: string, args: string[], code: number][] = [
  ['檔案不存在是 2', [join(folder, 'none.txt')], 2],
  ['讀不到的和有錯誤的一起給，取最嚴重的 2', [join(folder, 'none.txt'), file('again.txt', output('keytool-k01-public-keys-en'))], 2],
  ['沒有檔名是 2', [], 2],
  ['不認得的選項是 2', ['--nope', 'x'], 2],
];
for (const [what, args, code] of codes) test(what, async () => assert.equal((await kb(['diagnose', ...args])).code, code));
