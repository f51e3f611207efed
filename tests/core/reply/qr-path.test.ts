import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { qrPath, QUIET_ZONE } from '../../../src/core/reply/qr-path.ts';

test('QR 碼的每一格都畫在對的位置，四周留白', () => {
  const { data } = encode('https://kb.example.gov.tw/go/iis-f5.html', { ecc: 'M', border: 0 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, width] of qrPath(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(width); at++) {
      const row = drawn[Number(y) - QUIET_ZONE];
      assert.ok(row, '超出範圍');
      row[Number(x) - QUIET_ZONE + at] = true;
    }
  }
  assert.deepEqual(drawn, data);
  assert.equal(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
    'M4 4h2v1h-2zM6 5h1v1h-1z',
  );
});
