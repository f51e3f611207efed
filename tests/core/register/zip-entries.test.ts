import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { test } from 'node:test';
import { isZip, unpack, zipEntries, zipInMemory } from '../../../src/core/register/zip-entries.ts';
import { randomFrom, seed, sizeOf } from '../../support/fuzz.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'.repeat(20);

/** Name and content of each file, or why there is none. */
async function read(archive: Uint8Array): Promise<[name: string, content: string][] | null> {
  const source = zipInMemory(archive);
  const entries = await zipEntries(source, 100);
  if (entries === null) return null;
  return Promise.all(
    entries.map(async (entry): Promise<[string, string]> => {
      const content = await unpack(source, entry);
      return [entry.name, typeof content === 'string' ? content : new TextDecoder().decode(content)];
    }),
  );
}

test('資料夾裡的檔案一個一個來，資料夾自己不算；壓縮過的與沒壓縮的都讀', async () => {
  const packed = zipSync({ 'web/www.cer': bytes(text), 'web/empty/': new Uint8Array(), '說明.txt': [bytes('x'), { level: 0 }] });
  assert.ok(isZip(packed));
  assert.deepEqual(await read(packed), [
    ['web/www.cer', text],
    ['說明.txt', 'x'],
  ]);
});

test('空的壓縮檔是壓縮檔，裡面沒有檔案', async () => {
  const packed = zipSync({});
  assert.deepEqual([isZip(packed), await read(packed)], [true, []]);
});

test('一個檔案壞了，旁邊的照讀', async () => {
  const packed = zipSync({ 'a.cer': bytes(text), 'b.cer': bytes(text) });
  // The first file's packed bytes begin behind its header and name.
  packed.fill(0xff, 36, 60);
  const [first, second] = (await read(packed)) ?? [];
  assert.deepEqual(
    [first, second],
    [
      ['a.cer', 'zip-damaged'],
      ['b.cer', text],
    ],
  );
});

test('目錄讀不到的，整個算壞', async () => {
  assert.equal(await read(zipSync({ 'a.cer': bytes(text) }).subarray(0, 60)), null);
});

/** The same archive with another number in its directory, `at` bytes behind the signature. */
function withDirectory(packed: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const made = packed.slice();
  const view = new DataView(made.buffer);
  for (let at = 0; at + 4 <= made.length; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return made;
}

test('解開來比目錄說的多：當成炸彈，只用到說好的大小', async () => {
  const lying = withDirectory(zipSync({ 'a.cer': bytes(text) }), (view, at) => view.setUint32(at + 24, 100, true));
  assert.deepEqual(await read(lying), [['a.cer', 'zip-bomb']]);
});

test('壓得太小的、加了密碼的，說得出來', async () => {
  assert.deepEqual(await read(zipSync({ 'zeros.bin': new Uint8Array(8 * 1024 * 1024) })), [['zeros.bin', 'zip-bomb']]);
  const locked = withDirectory(zipSync({ 'a.cer': bytes(text) }), (view, at) => view.setUint16(at + 8, 1, true));
  assert.deepEqual(await read(locked), [['a.cer', 'zip-locked']]);
});

test('隨機改壞的壓縮檔：不會丟出例外，也不會超過說好的大小', async () => {
  const random = randomFrom(seed);
  const packed = zipSync({ 'a.cer': bytes(text), 'b.cer': bytes(text) });
  for (let round = 0; round < sizeOf({ usual: 400, many: 100_000 }); round++) {
    const mutant = packed.slice();
    for (let change = 0; change < 1 + random(4); change++) mutant[random(mutant.length)] = random(256);
    const source = zipInMemory(mutant);
    for (const entry of (await zipEntries(source, 100)) ?? []) {
      if (entry.size > 1_000_000) continue;
      const content = await unpack(source, entry);
      assert.ok(typeof content === 'string' || content.length === entry.size);
    }
  }
});
