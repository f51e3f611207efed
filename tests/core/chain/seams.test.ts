import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seamOf, shortKeyId, type Seam } from '../../../src/core/chain/seams.ts';

const KEY = '9f3c21e0aabbccddeeff00112233445566778899';
const OTHER = '1234567800112233445566778899aabbccddeeff';

const cases: [name: string, aki: string | null, issuer: { ski: string | null } | null, signed: boolean | null, state: Seam['state']][] = [
  ['識別碼相同，簽章也對', KEY, { ski: KEY }, true, 'fits'],
  ['沒有識別碼，簽章對', null, { ski: KEY }, true, 'fits'],
  ['識別碼相同，沒有驗簽章', KEY, { ski: KEY }, null, 'alike'],
  ['上面沒有識別碼，沒有驗簽章', KEY, { ski: null }, null, 'open'],
  ['識別碼相同，簽章不對', KEY, { ski: KEY }, false, 'apart'],
  ['識別碼不同，簽章對', KEY, { ski: OTHER }, true, 'apart'],
  ['識別碼不同，沒有驗簽章', KEY, { ski: OTHER }, null, 'apart'],
  ['上面沒有憑證', KEY, null, null, 'missing'],
];
for (const [name, aki, issuer, signed, state] of cases) {
  test(`接縫：${name}`, () => {
    const seam = seamOf({ aki }, issuer, signed);
    assert.equal(seam.state, state);
    assert.equal(seam.lower, shortKeyId(aki));
    assert.equal(seam.upper, shortKeyId(issuer?.ski ?? null));
  });
}

test('識別碼只寫前四個位元組；短的、空的照實', () => {
  assert.equal(shortKeyId(KEY), '9F 3C 21 E0');
  assert.equal(shortKeyId('0a0b'), '0A 0B');
  assert.equal(shortKeyId(''), null);
  assert.equal(shortKeyId(null), null);
});
