import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadArticles } from '../../src/content/articles.ts';
import { root } from '../../src/content/root.ts';
import { scriptFile, scriptFiles } from '../../src/content/script-files.ts';

const folder = join(root, 'content/scripts');

test('給讀者的指令檔，每一支都有一篇文章顯示', () => {
  const shown = loadArticles().flatMap(({ file }) => [...readFileSync(join(root, file), 'utf8').matchAll(/<ScriptFile name="([^"]+)"/g)]);
  assert.deepEqual(shown.map(([, name]) => name).sort(), scriptFiles().map(({ name }) => name));
});

test('shell 的指令檔：POSIX sh 讀得懂，可以執行，換行只有一個字元', () => {
  for (const { name, text, bytes } of scriptFiles().filter((each) => each.name.endsWith('.sh'))) {
    const path = join(folder, name);
    assert.match(text, /^#!\/bin\/sh\n/);
    assert.ok(!Buffer.from(bytes).includes(13), name);
    assert.equal(statSync(path).mode & 0o111, 0o111, name);
    const read = spawnSync('sh', ['-n', path], { encoding: 'utf8' });
    assert.equal(read.status, 0, read.stderr);
  }
});

test('PowerShell 的指令檔：檔頭有 UTF-8 的記號，5.1 才不會當成別的編碼；換行照 Windows', () => {
  for (const { name, bytes, text } of scriptFiles().filter((each) => each.name.endsWith('.ps1'))) {
    const file = Buffer.from(bytes);
    assert.deepEqual([...file.subarray(0, 3)], [0xef, 0xbb, 0xbf], name);
    assert.equal(file.toString('utf8').match(/(?<!\r)\n/g), null, name);
    assert.ok(!text.startsWith('\ufeff') && !text.includes('\r'), name);
  }
});

test('沒有的指令檔，說出名稱', () => {
  assert.throws(() => scriptFile('none.sh'), /content\/scripts 裡沒有 none\.sh/);
});
