import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { writeWorker } from '../../src/emit/copy-list.ts';

const dist = mkdtempSync(join(tmpdir(), 'offline-'));
after(() => rmSync(dist, { recursive: true }));
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
};
for (const file of [
  'index.html',
  'apply/steps.html',
  'assets/a.js',
  'assets/a.js.br',
  'assets/a.js.gz',
  'web.config',
  '.htaccess',
  'sw.js',
])
  put(file, file);
put('go/x1.html', '<meta http-equiv="refresh" content="0; url=../apply/steps.html#verify">');
put('go/x2.html', '<meta http-equiv="refresh" content="0;URL=./../">');

test('清單有每個檔案，沒有壓縮副本、伺服器設定、短網址頁與 sw.js 自己；短網址記成轉址', async () => {
  const { files, links } = await writeWorker(dist);
  assert.deepEqual(Object.keys(files), ['apply/steps.html', 'assets/a.js', 'index.html']);
  assert.deepEqual(links, { 'go/x1.html': 'apply/steps.html#verify', 'go/x2.html': '' });
});

test('同樣的檔案產生同樣的 sw.js，一個位元組不同就是另一版', async () => {
  const first = await writeWorker(dist);
  const text = readFileSync(join(dist, 'sw.js'), 'utf8');
  assert.equal((await writeWorker(dist)).version, first.version);
  assert.equal(readFileSync(join(dist, 'sw.js'), 'utf8'), text);
  put('assets/a.js', 'assets/a.js ');
  assert.notEqual((await writeWorker(dist)).version, first.version);
});

test('短網址頁沒有目的地，建置就失敗', async () => {
  put('go/x3.html', '<p>沒有轉址</p>');
  await assert.rejects(writeWorker(dist), /go\/x3\.html/);
  rmSync(join(dist, 'go/x3.html'));
});
