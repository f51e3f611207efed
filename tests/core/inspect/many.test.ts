import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf, periodOf, urgencyOf, type Period, type Urgency } from '../../../src/core/inspect/many.ts';

// A Sunday in Taiwan.
const AT = new Date('2026-11-29T04:00:00Z');
const week = (from: string, until: string): Period => ({ kind: 'week', from, until });
const periods: [notAfter: string | null, Period][] = [
  ['2026-11-28T00:00:00Z', { kind: 'past' }],
  ['2026-11-29T03:59:59Z', { kind: 'past' }],
  ['2026-11-29T15:59:59Z', week('2026-11-23', '2026-11-29')],
  // Monday already in Taiwan.
  ['2026-11-29T16:00:00Z', week('2026-11-30', '2026-12-06')],
  ['2026-12-31T23:59:59Z', week('2026-12-28', '2027-01-03')],
  ['2027-01-17T15:59:59Z', week('2027-01-11', '2027-01-17')],
  ['2027-01-17T16:00:00Z', { kind: 'month', from: '2027-01-01', until: '2027-01-31' }],
  ['2028-02-10T00:00:00Z', { kind: 'month', from: '2028-02-01', until: '2028-02-29' }],
  [null, { kind: 'none' }],
  ['改天', { kind: 'none' }],
];
for (const [notAfter, period] of periods)
  test(`${notAfter} 到期，屬於 ${JSON.stringify(period)}`, () => assert.deepEqual(periodOf(notAfter, AT), period));

const urgencies: [number, Urgency][] = [
  [-1, 'expired'],
  [0, 'soon'],
  [14, 'soon'],
  [15, 'month'],
  [30, 'month'],
  [31, 'later'],
];
for (const [left, urgency] of urgencies) test(`還有 ${left} 天：${urgency}`, () => assert.equal(urgencyOf(left), urgency));

test('分組照第一個出現的順序，組內不動', () => {
  assert.deepEqual(
    groupsOf(['b1', 'a1', 'b2', 'a0'], (row) => row.slice(0, 1)),
    [
      ['b1', 'b2'],
      ['a1', 'a0'],
    ],
  );
});
