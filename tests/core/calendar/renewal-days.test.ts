import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewalDays } from '../../../src/core/calendar/renewal-days.ts';

const AT = new Date('2026-11-29T04:00:00Z');
const cases: [what: string, from: string | null, until: string | null, left: number[]][] = [
  ['一年的憑證剛簽發：剩三分之一開始', '2026-11-28T00:00:00Z', '2027-11-28T00:00:00Z', [122, 30, 14, 7, 0]],
  ['200 天', '2026-11-28T00:00:00Z', '2027-06-15T23:59:59Z', [66, 30, 14, 7, 0]],
  ['47 天：開始的日子以後不緊接著再提醒', '2026-11-28T00:00:00Z', '2027-01-13T23:59:59Z', [15, 7, 0]],
  ['10 天', '2026-11-28T00:00:00Z', '2026-12-08T00:00:00Z', [3, 0]],
  ['1 天', '2026-11-28T12:00:00Z', '2026-11-29T12:00:00Z', [0]],
  ['過去的日子不再提醒', '2025-12-01T00:00:00Z', '2026-12-09T00:00:00Z', [7, 0]],
  ['今天到期', '2025-12-01T00:00:00Z', '2026-11-29T05:00:00Z', [0]],
  ['已經過期', '2025-12-01T00:00:00Z', '2026-11-29T03:00:00Z', []],
  ['沒有日期', null, '2026-12-09T00:00:00Z', []],
  ['日期顛倒', '2027-12-01T00:00:00Z', '2026-12-09T00:00:00Z', []],
];
for (const [what, from, until, left] of cases) {
  test(what, () =>
    assert.deepEqual(
      renewalDays(from, until, AT).map((each) => each.left),
      left,
    ),
  );
}

test('日子照臺灣的日曆', () => {
  assert.deepEqual(renewalDays('2026-11-01T00:00:00Z', '2026-12-31T17:00:00Z', AT), [
    { left: 20, day: '2026-12-12' },
    { left: 14, day: '2026-12-18' },
    { left: 7, day: '2026-12-25' },
    { left: 0, day: '2027-01-01' },
  ]);
});
