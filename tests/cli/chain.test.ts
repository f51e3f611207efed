import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../src/cli/run-command.ts';
import { sha256Of } from '../core/chain/corpus.ts';
import type { Lab } from '../core/chain/lab.ts';
import { buildGovernmentLab, LAB_DAY } from '../core/chain/lab.ts';
import { bundleOf } from '../core/secret/signed.ts';
import { makeCertificate, makeCrl, makeKeys } from '../support/make-certificate.ts';

let lab: Lab;
before(async () => {
  lab = await buildGovernmentLab();
});
after(() => lab.close());

async function kb(args: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommand(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stdin: () => new TextEncoder().encode(stdin),
    now: () => LAB_DAY,
  });
  return { code, ...said };
}

const file = (name: string): string => join(lab.folder, name.includes('.') ? name : `${name}.pem`);

interface Line {
  ok: boolean;
  path: { sha256: string; subject: string; role: string }[];
  gaps: { after: string; issuer: string; aki: string | null; authority: string | null }[];
  extras: string[];
  order: string;
  problems: { code: string; cert: string; facts: Record<string, unknown> }[];
}

test('kb chain --json：欄位與約定相同，一個物件一行，代碼 0', async () => {
  const { code, out, err } = await kb([
    'chain',
    file('leaf'),
    file('gca2'),
    '--trust',
    file('root2'),
    '--host',
    'https://www.example.gov.tw:8443/login',
    '--json',
  ]);
  assert.deepEqual([code, err, out.split('\n').length], [0, '', 2]);
  const line = JSON.parse(out) as Line;
  assert.deepEqual(Object.keys(line).slice(0, 6), ['ok', 'path', 'gaps', 'extras', 'order', 'problems']);
  assert.deepEqual(line.path, [
    { sha256: sha256Of(lab.get('leaf')), subject: 'CN=www.example.gov.tw,O=測試機關,C=TW', role: 'leaf' },
    { sha256: sha256Of(lab.get('gca2')), subject: 'OU=測試憑證管理中心,O=行政院,C=TW', role: 'intermediate' },
    { sha256: sha256Of(lab.get('root2')), subject: 'O=Lab Root Certification Authority,C=TW', role: 'root' },
  ]);
  assert.deepEqual([line.ok, line.gaps, line.extras, line.order, line.problems], [true, [], [], 'ok', []]);
});

test('kb chain：缺中繼憑證是代碼 1，說得出缺什麼', async () => {
  const { code, out } = await kb(['chain', file('leaf'), '--trust', file('root2'), '--json']);
  const line = JSON.parse(out) as Line;
  assert.equal(code, 1);
  assert.deepEqual(line.gaps, [
    { after: sha256Of(lab.get('leaf')), issuer: 'OU=測試憑證管理中心,O=行政院,C=TW', aki: lab.get('gca2').ski, authority: null },
  ]);
  assert.deepEqual(
    line.problems.map((problem) => problem.code),
    ['missing-intermediate'],
  );
  const { out: text } = await kb(['chain', file('leaf'), '--trust', file('root2')]);
  assert.match(text, /\n不可用：缺少中繼憑證：找不到簽發者「OU=測試憑證管理中心,O=行政院,C=TW」的憑證，串鍊在這裡中斷。/);
  assert.match(text, /缺口：少了「OU=測試憑證管理中心,O=行政院,C=TW」/);
});

test('kb chain：--leaf 另外指定網站憑證，順序不計；--at 決定判斷日', async () => {
  const args = ['chain', file('gca2'), file('leaf'), '--leaf', file('leaf'), '--trust', file('root2'), '--json'];
  const chosen = JSON.parse((await kb(args)).out) as Line;
  assert.deepEqual([chosen.ok, chosen.order, chosen.path[0]?.role], [true, 'ok', 'leaf']);
  assert.equal(chosen.path[0]?.sha256, sha256Of(lab.get('leaf')));
  const late = await kb([...args, '--at', '2050-01-01']);
  assert.equal(late.code, 1);
  assert.ok((JSON.parse(late.out) as Line).problems.some(({ code }) => code === 'expired'));
});

test('kb chain：openssl s_client -showcerts 的輸出直接就能檢查', async () => {
  const shown = ['leaf', 'gca2'].map((name, at) => ` ${at} s:CN = ${name}\n   i:CN = x\n${lab.pems.get(name) ?? ''}`).join('');
  const output = `CONNECTED(00000003)\ndepth=1 C = TW\nverify error:num=20:unable to get local issuer certificate\n---\nCertificate chain\n${shown}---\nServer certificate\nsubject=CN = www.example.gov.tw\n---\nSSL handshake has read 3000 bytes\n    Session-ID: 00\n---\n`;
  const { code, out } = await kb(['chain', '-', '--trust', file('root2'), '--json'], output);
  assert.deepEqual([code, (JSON.parse(out) as Line).path.length], [0, 3]);
});

test('kb chain：PKCS#7 憑證包沒有順序，會自己找出網站憑證', async () => {
  const bundle = file('bundle.p7b');
  writeFileSync(bundle, bundleOf(lab.all('root2', 'gca2', 'leaf').flatMap(({ der }) => der ?? [])));
  const { code, out } = await kb(['chain', bundle, '--trust', file('root2'), '--json']);
  const line = JSON.parse(out) as Line;
  assert.deepEqual([code, line.order, line.path.map(({ role }) => role)], [0, 'ok', ['leaf', 'intermediate', 'root']]);
  assert.equal(line.path[0]?.sha256, sha256Of(lab.get('leaf')));
});

test('kb chain：讀不到檔案、沒有憑證、用法不對都是代碼 2；私密金鑰略過，內容不出現', async () => {
  writeFileSync(file('empty.txt'), '這裡什麼都沒有\n');
  for (const args of [
    [file('absent.pem')],
    [file('empty.txt')],
    [],
    [file('leaf'), '--nope'],
    [file('leaf'), '--at', '2026-02-30'],
    [file('leaf'), '--trust', file('empty.txt')],
    [file('leaf'), '--leaf', file('empty.txt')],
  ]) {
    assert.equal((await kb(['chain', ...args, '--json'])).code, 2, args.join(' '));
  }
  assert.match((await kb(['chain', file('leaf'), '--trust', file('leaf.csr')])).err, /leaf\.csr 裡沒有憑證/);
  assert.doesNotMatch((await kb(['chain', file('absent.pem')])).err, /absent\.pem 裡沒有憑證/);
  const { out, err } = await kb(['chain', file('leaf'), file('leaf.key'), file('gca2'), '--trust', file('root2')]);
  assert.match(err, /有私密金鑰，已略過/);
  assert.doesNotMatch(`${out}${err}`, /BEGIN|MIG/);
});

test('kb chain：廢止清冊和 openssl ocsp 的輸出放在一起，就判斷廢止狀態', async () => {
  const keys = await makeKeys();
  const ca = { name: '/C=TW/O=測試機關/CN=測試根憑證', keys };
  const from = new Date(LAB_DAY.getTime() - 3_600_000);
  const names = { leaf: 'revoked-leaf.pem', root: 'revoked-root.pem', list: 'list.crl', printed: 'ocsp.txt' };
  const leaf = { name: '/C=TW/O=測試機關/CN=www.example.gov.tw', keys: await makeKeys(), issuer: ca, serial: 4097, from, days: 90 };
  writeFileSync(file(names.leaf), await makeCertificate({ ...leaf, hosts: ['www.example.gov.tw'] }));
  writeFileSync(file(names.root), await makeCertificate({ ...ca, serial: 1, from, days: 90, ca: true }));
  writeFileSync(file(names.list), await makeCrl(ca, from, 7, [4097]));
  writeFileSync(file(names.printed), 'a.pem: good\n\tThis Update: Nov 28 03:00:00 2026 GMT\n\tNext Update: Dec  5 03:00:00 2026 GMT\n');
  const trusted = ['--trust', file(names.root)];
  const revoked = await kb(['chain', file(names.leaf), file(names.list), ...trusted]);
  assert.equal(revoked.code, 1, revoked.err);
  assert.match(revoked.out, /「CN=www\.example\.gov\.tw,O=測試機關,C=TW」已經廢止：廢止清冊（CRL）寫的時間是臺灣時間 2026-11-28 11:00/);
  const good = await kb(['chain', '--json', file(names.leaf), file(names.printed), ...trusted]);
  assert.equal(good.code, 0, good.err);
  const { notJudged, problems } = JSON.parse(good.out) as Line & { notJudged: string[] };
  assert.deepEqual([notJudged, problems.map(({ code }) => code)], [[], ['not-revoked']]);
});

const run = (name: string): string => join(import.meta.dirname, '../fixtures/runs', name);
interface RunLine extends Line {
  runs: { tool: string; verdict: string; sent: { name: string; pasted: boolean }[]; remarks: { code: string }[] }[];
}

test('kb chain：s_client 沒有 -showcerts，不說缺少，代碼 2', async () => {
  const { code, out } = await kb(['chain', run('s-client-plain.txt'), '--trust', run('root.pem'), '--at', '2026-12-01', '--json']);
  const line = JSON.parse(out) as RunLine;
  assert.deepEqual([code, line.ok, line.problems, line.gaps], [2, false, [], []]);
  assert.deepEqual(
    line.runs.map(({ tool, verdict, sent }) => [tool, verdict, sent.map(({ name, pasted }) => [name, pasted])]),
    [
      [
        's-client',
        'unreadable',
        [
          ['www.example.gov.tw', true],
          ['Lab Server CA - G1', false],
        ],
      ],
    ],
  );
  const { out: text } = await kb(['chain', run('s-client-plain.txt'), '--trust', run('root.pem'), '--at', '2026-12-01']);
  assert.match(text, /清單上有、內容沒有貼上：Lab Server CA - G1/);
  assert.doesNotMatch(text, /缺少/);
});

test('kb chain：兩個檔案各一段連線，各自判斷；一段不可用就是代碼 1', async () => {
  const files = [run('s-client-showcerts.txt'), run('s-client-leaf-only.txt')];
  const { code, out } = await kb(['chain', ...files, '--trust', run('root.pem'), '--at', '2026-12-01', '--json']);
  const line = JSON.parse(out) as RunLine;
  assert.deepEqual([code, line.ok, line.problems.map((problem) => problem.code)], [1, false, ['missing-intermediate']]);
  assert.deepEqual(
    line.runs.map(({ verdict }) => verdict),
    ['usable', 'unusable'],
  );
});

test('kb chain：中繼憑證另外給，用它檢查清單上的那一張', async () => {
  const { code, out } = await kb([
    'chain',
    run('s-client-plain.txt'),
    run('int.pem'),
    '--trust',
    run('root.pem'),
    '--at',
    '2026-12-01',
    '--json',
  ]);
  const line = JSON.parse(out) as RunLine;
  assert.deepEqual([code, line.ok, line.runs[0]?.remarks.map((remark) => remark.code)], [0, true, ['from-beside', 'tool-verified']]);
});

test('kb chain：沒有 PEM 的連線輸出也有答案', async () => {
  for (const name of ['curl-ok.txt', 'keytool-zh.txt']) {
    const { code, out, err } = await kb(['chain', run(name), '--at', '2026-12-01']);
    assert.deepEqual([code, err], [2, '']);
    assert.match(out, /無法判讀：有 1 件事/);
  }
});

test('kb chain：沒有網站憑證不說可用，代碼 2', async () => {
  const { code, out } = await kb(['chain', file('gca2'), file('root2'), '--trust', file('root2')]);
  assert.equal(code, 2);
  assert.match(out, /\n無法判讀：有 1 件事/);
  assert.doesNotMatch(out, /\n可用/);
});

test('kb chain：分開的檔案沒有順序，同一個檔案裡的有', async () => {
  const apart = await kb(['chain', file('gca2'), file('leaf'), '--trust', file('root2'), '--json']);
  assert.deepEqual([apart.code, (JSON.parse(apart.out) as Line).order], [0, 'ok']);
  const joined = ['gca2', 'leaf'].map((name) => lab.pems.get(name) ?? '').join('');
  const one = await kb(['chain', '-', '--trust', file('root2'), '--json'], joined);
  assert.deepEqual([one.code, (JSON.parse(one.out) as Line).order], [1, 'wrong']);
});

test('kb chain：連線用過的憑證不再另外判斷', async () => {
  const given = [run('int.pem'), run('leaf.pem'), '--trust', run('root.pem'), '--at', '2026-12-01'];
  for (const name of ['keytool-zh.txt', 's-client-plain.txt']) {
    const { code, out } = await kb(['chain', run(name), ...given]);
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /不在連線輸出裡/);
  }
  const { code, out } = await kb(['chain', run('keytool-zh.txt'), run('other.pem'), ...given]);
  assert.equal(code, 0, out);
  assert.match(out, /【不在連線輸出裡的憑證】/);
});

test('kb chain：TWCA 的 CYBER 體系少了交互憑證，附上要補的那一張；JSON 多了 platforms 與 add，結束代碼不變', async () => {
  const authority = (id: string): string => fileURLToPath(new URL(`../../content/authorities/${id}.pem`, import.meta.url));
  const pem = readFileSync(authority('twca-cyber-cross-by-global'), 'utf8');
  const alone = await kb(['chain', authority('twca-ssl-2024'), authority('twca-cyber-root'), '--json']);
  const line = JSON.parse(alone.out) as Line & {
    platforms: Record<string, { state: string; note: string }>;
    add: { authority: string; pem: string }[];
  };
  assert.deepEqual(
    line.problems.map(({ code }) => code),
    ['no-leaf', 'wrong-sibling', 'cross-missing'],
  );
  assert.deepEqual([line.ok, line.platforms['apple']?.state, line.platforms['chrome']?.state], [true, 'refused', 'trusted']);
  assert.deepEqual(
    line.add.map((each) => [each.authority, each.pem]),
    [['twca-cyber-cross-by-global', pem]],
  );
  const text = await kb(['chain', authority('twca-ssl-2024')]);
  assert.match(text.out, /\n無法判讀：有 1 件事確認不了；有些平台接不到信任的根憑證。\n/);
  assert.match(text.out, /- Apple 裝置：不信任。iOS 26 的清單裡沒有/);
  assert.ok(text.out.endsWith(pem), text.out.slice(-200));
  const whole = await kb(['chain', authority('twca-ssl-2024'), authority('twca-cyber-cross-by-global'), '--json']);
  assert.deepEqual((JSON.parse(whole.out) as { add: object[] }).add, []);
  // 沒有網站憑證，所以無法判讀：少不少交互憑證都一樣。
  assert.deepEqual([alone.code, text.code, whole.code], [2, 2, 2]);
});
