import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8Text } from '../../../src/core/asn1/text.ts';

test('UTF-8 有沒有壞掉，和嚴格的解碼器說的一樣：三個要緊位元組的組合，與替代字元前後', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const intact = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const telling = [0x00, 0x41, 0x7f, 0x80, 0xa0, 0xbd, 0xbf, 0xc0, 0xc2, 0xe0, 0xe6, 0xed, 0xef, 0xf0, 0xf4, 0xff];
  const mark = [0xef, 0xbf, 0xbd];
  let broken = 0;
  for (const a of telling)
    for (const b of telling)
      for (const c of telling) {
        for (const bytes of [
          Uint8Array.of(a, b, c),
          Uint8Array.of(...mark, a, b, c),
          Uint8Array.of(a, b, c, ...mark),
          Uint8Array.of(a, ...mark, b, c),
        ]) {
          const expected = intact(bytes);
          if (!expected) broken++;
          assert.equal(utf8Text(bytes)[1], expected, Buffer.from(bytes).toString('hex'));
        }
      }
  assert.ok(broken > 1000 && broken < 4 * telling.length ** 3);
});
