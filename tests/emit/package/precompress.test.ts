import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from '../../../src/emit/package/precompress.ts';

const long = Buffer.from('憑證串鍊 '.repeat(500));

test('文字檔旁邊有 .br 與 .gz，解開就是原來的', async () => {
  const made = await precompress(new Map([['a/b.html', long]]));
  assert.deepEqual([...made.keys()], ['a/b.html.br', 'a/b.html.gz']);
  assert.ok(brotliDecompressSync(made.get('a/b.html.br') ?? '').equals(long));
  assert.ok(gunzipSync(made.get('a/b.html.gz') ?? '').equals(long));
});

test('gzip 的檔頭沒有時間，系統固定：哪一天、在哪裡做都一樣', async () => {
  const made = await precompress(new Map([['a.js', long]]));
  const head = [...(made.get('a.js.gz') ?? [])].slice(0, 10);
  assert.deepEqual(head.slice(0, 8), [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  assert.equal(head[9], 3);
});

test('太小、不是文字、壓了反而大的都不做', async () => {
  const made = await precompress(
    new Map<string, Uint8Array>([
      ['small.css', Buffer.from('a{}')],
      ['picture.png', long],
      ['noise.txt', randomBytes(4000)],
    ]),
  );
  assert.deepEqual([...made.keys()], []);
});
