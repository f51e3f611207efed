import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCommand } from '../../src/cli/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'kb-scan-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(args: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCommand(['scan', ...args], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: () => Buffer.from(stdin),
    now: () => new Date('2026-11-22T00:00:00Z'),
  });
  return { code, out, err };
}

const bad = file('bad.html', '<p>\n    <script src="http://a.tw/x.js"></script>\n');
const good = file('good.html', '<script src="https://a.tw/x.js"></script>');
const style = file('style.css', 'a{background:url(http://a.tw/x.png)}');
const guess = file('guess.html', '<script>fetch("http://a.tw/")</script>');
const local = file('local.html', '<img src="http://localhost/x.png">');

test('--json：每個檔案一行，欄位照約定', async () => {
  const { code, out, err } = await run(['--json', bad, good]);
  assert.equal(code, 1);
  assert.equal(err, '');
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, 2);
  assert.deepEqual(JSON.parse(lines[0] ?? ''), {
    file: bad,
    findings: [
      {
        line: 2,
        column: 18,
        element: 'script',
        attribute: 'src',
        url: 'http://a.tw/x.js',
        effect: 'blocked',
        suggestion: 'https://a.tw/x.js',
        code: 'script',
      },
    ],
  });
  assert.deepEqual(JSON.parse(lines[1] ?? ''), { file: good, findings: [] });
});

const codes: [what: string, args: string[], code: number][] = [
  ['乾淨的網頁是 0', [good], 0],
  ['混合內容是 1', [bad], 1],
  ['樣式檔依副檔名判斷，混合內容是 1', [style], 1],
  ['只有不確定的結果是 0', [guess], 0],
  ['只有本機網址是 0', [local], 0],
  ['檔案不存在是 2', [join(folder, 'none.html')], 2],
  ['好壞與讀不到的一起給，取最嚴重的 2', [join(folder, 'none.html'), bad, good], 2],
  ['沒有檔名是 2', [], 2],
  ['不認得的選項是 2', ['--nope', good], 2],
  ['--kind 亂寫是 2', ['--kind', 'pdf', good], 2],
  ['--base 不是網址是 2', ['--base', 'x', good], 2],
];

for (const [what, args, code] of codes) {
  test(`結束代碼：${what}`, async () => {
    assert.equal((await run(args)).code, code);
    assert.equal((await run(['--json', ...args])).code, code);
  });
}

test('讀不到的檔案不會中斷後面的檔案，JSON 裡有原因', async () => {
  const { out } = await run(['--json', join(folder, 'none.html'), bad]);
  const [first, second] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { findings: unknown[]; problems?: { code: string }[] });
  assert.equal(first?.problems?.[0]?.code, 'file-not-readable');
  assert.equal(second?.findings.length, 1);
});

test('不是文字的檔案不說沒有發現，結束代碼 2', async () => {
  const binary = join(folder, 'archive.html');
  writeFileSync(binary, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff, 0x80));
  const { code, err } = await run([binary]);
  assert.equal(code, 2);
  assert.match(err, /不是文字檔/);
  assert.match((await run(['--json', binary])).out, /"code":"not-text"/);
});

test('從標準輸入讀取，文字說明是中文且帶位置', async () => {
  const { code, out } = await run(['-'], '<img src="http://a.tw/x.png">');
  assert.equal(code, 1);
  assert.match(out, /標準輸入：發現 1 個地方。/);
  assert.match(out, /第 1 行第 11 字/);
  assert.match(out, /https:\/\/a\.tw\/x\.png/);
});
