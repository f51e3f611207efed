import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkValue } from '../../../src/core/fill/check-value.ts';
import { fieldNames } from '../../../src/core/fill/field-names.ts';
import { loadArticles } from '../../../src/content/articles.ts';
import { load } from '../../../src/content/content-folder.ts';
import { seed, some } from '../../support/fuzz.ts';
import { fillBlock } from './block.ts';
import { hostile } from './hostile.ts';

const all = load('fields');
const kinds = Object.fromEntries(Object.entries(all).map(([name, { kind }]) => [name, kind]));

interface Block {
  file: string;
  language: string;
  source: string;
}

const blocks: Block[] = loadArticles()
  .flatMap(({ file, mdx }) => mdx.blocks.map(({ language, code }) => ({ file, language, source: `${code}\n` })))
  .filter(({ source }) => source.includes('{{'));

/** Hostile values, and one that each stricter kind admits. */
const extra = [
  '*.example.gov.tw',
  '測試.gov.tw',
  'a-b.example.gov.tw',
  '198.51.100.7',
  '2001:db8::7',
  '65535',
  '40 5d:B9',
  '/srv/我的 憑證/a.pem',
  'C:\\tls\\a b.cer',
  '/root/tls-2026',
];
const values = [...hostile, ...extra];
/** What means something to a shell, each time, and a part of the rest: another one at every change and for each block. */
const telling = (value: string): boolean => /[\\$#"'`;{}]/.test(value);
const chosen = (place: number): string[] => [
  ...values.filter(telling),
  ...some(
    values.filter((value) => !telling(value)),
    10,
    (seed + place) >>> 0,
  ),
];

/** Every command of a script with its arguments, as bash read them; nothing outside of bash is started, as nothing is found. */
function commands(folder: string, scripts: string[]): string[][][] {
  const wrapped = scripts.map((script, index) => `( exec 9>>log/${index}\n${script}\n) </dev/null >/dev/null 2>&1\n`);
  const prelude = `PATH=/nonexistent\ncommand_not_found_handle() { printf '%s\\0' "$#" "$@" >&9; return 0; }\necho() { printf '%s\\0' "$(($# + 1))" echo "$@" >&9; }\numask() { :; }\n`;
  const file = join(folder, 'run.sh');
  writeFileSync(file, prelude + wrapped.join(''));
  const checked = spawnSync('bash', ['-n', file], { encoding: 'utf8' });
  assert.equal(checked.stderr, '');
  rmSync(join(folder, 'log'), { recursive: true, force: true });
  mkdirSync(join(folder, 'log'));
  // The limit guards against one that hangs for ever.
  const run = spawnSync('bash', ['--norc', file], { encoding: 'utf8', cwd: folder, env: { LC_ALL: 'C.UTF-8' }, timeout: 600_000 });
  assert.equal(run.error, undefined);
  return scripts.map((_, index) => {
    const parts = readFileSync(join(folder, 'log', String(index)), 'utf8')
      .split('\0')
      .slice(0, -1);
    const found: string[][] = [];
    for (let at = 0; at < parts.length;) {
      const count = Number(parts[at]);
      found.push(parts.slice(at + 1, at + 1 + count));
      at += 1 + count;
    }
    // The parts of a pipeline run at the same time.
    return found.sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
  });
}

test('每一個 sh 區塊填入每一個敵意的值，指令數、字數與每一個字都和用範例時相同', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  const shell = blocks.filter(({ language }) => language === 'sh' || language === 'bash');
  t.diagnostic(`種子 ${seed}`);
  let fills = 0;
  let refused = 0;
  let words = 0;
  const scripts: string[] = [];
  // Where nearly every value is refused the same text comes up again and again.
  const places = new Map<string, number>();
  const add = (script: string): number => {
    const place = places.get(script) ?? scripts.push(script) - 1;
    places.set(script, place);
    return place;
  };
  const wanted: { file: string; text: string; tokens: Record<string, string>; plain: number; filled: number }[] = [];
  for (const [place, { file, language, source: written }] of shell.entries()) {
    // The target of a redirection becomes a command's argument: it is compared too, and no file is made.
    const source = written.replace(/ >{1,2} ?(?=[\w{/~$"'])(?!\/dev\/null)/g, '; to ');
    // An address instead of a name would be run; nothing of a guide is to be run here.
    assert.doesNotMatch(source, /(^|[|;&(]\s*)(sudo\s+)?(exec|command|eval|\.{0,2}\/)\S*/m, `${file}：指令有路徑，這個測試不能執行它`);
    assert.doesNotMatch(source, />{1,2}\s*[/~](?!dev\/null)/, `${file}：會寫到主機自己的檔案，這個測試不能執行它`);
    const names = fieldNames(source);
    const plain = add(source.replace(/\{\{(\w+)\}\}/g, 'Zq$1qZ'));
    const turn = chosen(place);
    for (const at of turn.keys()) {
      const typed: Record<string, string> = {};
      const tokens: Record<string, string> = {};
      for (const [order, name] of names.entries()) {
        const kind = kinds[name];
        assert.ok(kind, `${file}：${name} 不在 fields.yaml`);
        // Each field meets every value of this turn, beside other values.
        const value = turn[(at + order * 7) % turn.length] ?? '';
        const alone = fillBlock(language, source, kinds, { [name]: value });
        const checked = checkValue(kind, value);
        if ('refused' in alone || !checked.ok) {
          refused++;
          typed[name] = all[name]?.example ?? '';
        } else {
          fills++;
          typed[name] = value;
        }
        const taken = checkValue(kind, typed[name] ?? '');
        tokens[name] = taken.ok ? taken.value : '';
      }
      const result = fillBlock(language, source, kinds, typed);
      assert.ok('text' in result, file);
      wanted.push({ file, text: result.text, tokens, plain, filled: add(result.text) });
    }
  }
  const read = commands(folder, scripts);
  for (const { file, text, tokens, ...at } of wanted) {
    const plain = read[at.plain] ?? [];
    const filled = read[at.filled] ?? [];
    const say = `${file}\n${text}`;
    assert.ok(plain.length > 0, `${say}\n沒有指令`);
    const expected = plain
      .map((list) =>
        list.map((word, place) => {
          // Names have their own escapes, tried in programs.test.ts with the real programs.
          if (/^-(subj|dname)$/.test(list[place - 1] ?? '')) return 'name';
          return word.replace(/Zq(\w+?)qZ(:?)/g, (_, name: string, colon: string) => {
            const value = tokens[name] ?? '';
            return (kinds[name] === 'ip' && value.includes(':') && colon ? `[${value}]` : value) + colon;
          });
        }),
      )
      .sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
    const got = filled
      .map((list) => list.map((word, place) => (/^-(subj|dname)$/.test(list[place - 1] ?? '') ? 'name' : word)))
      .sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
    assert.deepEqual(got, expected, say);
    words += filled.flat().length;
  }
  rmSync(folder, { recursive: true, force: true });
  assert.ok(shell.length > 50 && fills > 1000);
  t.diagnostic(
    `${shell.length} 個 sh 區塊，${wanted.length} 份指令（${scripts.length} 份不同），填入 ${fills} 次、拒收 ${refused} 次，比對 ${words} 個字`,
  );
});

test('其他語言的區塊：每個值不是填得進去，就是有理由；行數不變', (t) => {
  const others = blocks.filter(({ language }) => language !== 'sh' && language !== 'bash');
  const known = new Set(['bat', 'powershell', 'xml', 'ini', 'nginx', 'apache', 'properties', 'text']);
  const reasons = new Map<string, number>();
  let fills = 0;
  for (const { file, language, source } of others) {
    assert.ok(known.has(language), `${file}：${language} 的引號規則還沒有寫`);
    for (const name of fieldNames(source)) {
      for (const value of values) {
        const result = fillBlock(language, source, kinds, { [name]: value });
        if ('refused' in result) reasons.set(result.refused, (reasons.get(result.refused) ?? 0) + 1);
        else {
          assert.equal(result.text.split('\n').length, source.split('\n').length, `${file} ${value}`);
          fills++;
        }
      }
      const example = fillBlock(language, source, kinds, { [name]: all[name]?.example ?? '' });
      assert.ok('text' in example, `${file}：${name} 的範例自己填不進去`);
    }
  }
  assert.ok(others.length > 10 && fills > 100);
  t.diagnostic(`${others.length} 個區塊，填入 ${fills} 次，拒收 ${JSON.stringify(Object.fromEntries(reasons))}`);
});
