import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { zipFiles } from '../../../src/emit/package/zip-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('檔案的先後與加入的順序無關', () => {
  const one = zipFiles(
    new Map([
      ['a.txt', bytes('甲')],
      ['b/c.txt', bytes('乙')],
    ]),
    '2026-11-25',
  );
  const two = zipFiles(
    new Map([
      ['b/c.txt', bytes('乙')],
      ['a.txt', bytes('甲')],
    ]),
    '2026-11-25',
  );
  assert.deepEqual(one, two);
  assert.deepEqual(Object.keys(unzipSync(one)), ['a.txt', 'b/c.txt']);
});

test('內容或日期不同，壓縮檔就不同', () => {
  const made = [
    ['甲', '2026-11-25'],
    ['乙', '2026-11-25'],
    ['甲', '2026-11-26'],
  ].map(([text = '', day = '']) => Buffer.from(zipFiles(new Map([['a.txt', bytes(text)]]), day)).toString('hex'));
  assert.equal(new Set(made).size, 3);
});

for (const name of ['憑證.txt', 'a b.txt', '/etc/passwd', '../a.txt', 'a/../b.txt', 'a\\b.txt']) {
  test(`不收這樣的檔名：${name}`, () => {
    assert.throws(() => zipFiles(new Map([[name, bytes('x')]]), '2026-11-25'), /檔名只能是 ASCII/);
  });
}
