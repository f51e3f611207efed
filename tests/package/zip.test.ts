import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { filesBelow } from '../../src/content/files-below.ts';
import { packSite } from '../../src/emit/package/pack-site.ts';
import { root } from '../../src/content/root.ts';
import { freshlyUnpacked, packed, temporaryFolder, unpacked } from './unpacked.ts';

const dist = join(root, 'dist');

test('同一個網站打包兩次完全相同：另一個資料夾、另一個順序、另一個時間、另一個時區', async () => {
  const copy = temporaryFolder();
  for (const [index, file] of filesBelow(dist).reverse().entries()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(dist, file), join(copy, file));
    utimesSync(join(copy, file), index * 86_400, index * 86_400);
  }
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Kiritimati';
  try {
    assert.notEqual(new Date(2026, 0, 1).getTime(), Date.UTC(2026, 0, 1), '時區沒有換成');
    const again = await packSite(copy, { version: '0.0.0', day: '2026-01-02' });
    const first = await packed();
    assert.equal(again.name, 'gov-tls-kb-0.0.0.zip');
    assert.ok(Buffer.from(again.zip).equals(first.zip));
    assert.equal(again.checksum, first.checksum);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('壓縮檔：一個資料夾、ASCII 檔名、網站的每個檔案原樣在裡面', async () => {
  const { zip, checksum } = await packed();
  assert.equal(checksum, `${createHash('sha256').update(zip).digest('hex')}  gov-tls-kb-0.0.0.zip\n`);
  const entries = unzipSync(zip);
  const names = Object.keys(entries);
  assert.deepEqual(
    names.filter((name) => !/^gov-tls-kb\/[\x21-\x7e]+$/.test(name)),
    [],
  );
  for (const file of filesBelow(dist)) {
    assert.ok(readFileSync(join(dist, file)).equals(entries[`gov-tls-kb/${file}`] ?? new Uint8Array()), file);
  }
  const added = names
    .map((name) => name.slice('gov-tls-kb/'.length))
    .filter((name) => !/\.(br|gz)$/.test(name) && !filesBelow(dist).includes(name));
  assert.deepEqual(added.sort(), [
    '.htaccess',
    'README.txt',
    'deploy/apache.conf.example',
    'deploy/nginx.conf.example',
    'licenses/site.txt',
    'licenses/third-party.txt',
    'web.config',
  ]);
});

test('一般的 unzip 也解得開，結果相同', async (context) => {
  const folder = temporaryFolder();
  const { zip, name } = await packed();
  writeFileSync(join(folder, name), zip);
  try {
    execFileSync('unzip', ['-q', join(folder, name), '-d', folder], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    assert.notEqual(process.env.CI, 'true', '沒有安裝 unzip');
    return context.skip('沒有安裝 unzip');
  }
  const own = await freshlyUnpacked();
  assert.deepEqual(filesBelow(join(folder, 'gov-tls-kb')), filesBelow(own));
  for (const file of filesBelow(own)) assert.ok(readFileSync(join(own, file)).equals(readFileSync(join(folder, 'gov-tls-kb', file))), file);
});

test('README.txt：舊的記事本也讀得對（BOM、CRLF），沒有沒填的地方', async () => {
  const bytes = readFileSync(join(await unpacked(), 'README.txt'));
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8');
  assert.equal(text.match(/(?<!\r)\n|\r(?!\n)/g), null);
  assert.match(text, /憑證工作檯 0\.0\.0（2026-01-02）/);
  assert.match(text, /certutil -hashfile gov-tls-kb-0\.0\.0\.zip SHA256/);
  assert.doesNotMatch(text, /[{}]/);
});

test('授權：頁面用到的軟體都有全文，沒用到的不列', async () => {
  const text = readFileSync(join(await unpacked(), 'licenses/third-party.txt'), 'utf8');
  const [list = ''] = text.split('-'.repeat(72));
  for (const name of ['@noble/curves', '@noble/hashes', 'htmlparser2', 'micro-rsa-dsa-dh', 'punycode'])
    assert.match(list, new RegExp(`^${name} [0-9.]+ \\(`, 'm'));
  for (const name of ['astro', 'shiki', 'zod', 'typescript']) assert.doesNotMatch(list, new RegExp(`^${name} `, 'm'));
  assert.match(text, /Permission is hereby granted/);
  assert.equal(
    readFileSync(join(await unpacked(), 'licenses/site.txt'), 'utf8'),
    readFileSync(join(import.meta.dirname, '../../LICENSE'), 'utf8'),
  );
});
