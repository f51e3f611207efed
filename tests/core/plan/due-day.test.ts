import assert from 'node:assert/strict';
import test from 'node:test';
import { dayNumber, daysFor, dueDay } from '../../../src/core/plan/due-day.ts';

const rows: [title: string, day: string, before: number, expected: [day: string, weekday: number, moved: boolean] | null][] = [
  ['當天是上班日', '2027-01-15', 0, ['2027-01-15', 5, false]],
  ['往回算到上班日', '2027-01-15', 3, ['2027-01-12', 2, false]],
  ['往回算到星期六，提前到星期五', '2027-01-15', 6, ['2027-01-08', 5, true]],
  ['往回算到星期日，提前到星期五', '2027-01-15', 5, ['2027-01-08', 5, true]],
  ['當天是星期日，提前到星期五', '2027-01-17', 0, ['2027-01-15', 5, true]],
  ['之後的事遇到星期六，延到星期一', '2027-01-15', -1, ['2027-01-18', 1, true]],
  ['之後的事遇到上班日', '2027-01-18', -1, ['2027-01-19', 2, false]],
  ['跨年', '2027-01-04', 7, ['2026-12-28', 1, false]],
  ['閏年的二月', '2028-03-01', 1, ['2028-02-29', 2, false]],
  ['沒有這一天', '2027-02-30', 1, null],
  ['不是日期', '明天', 1, null],
  ['太遠', '2127-01-01', 1, null],
  ['空白', '', 1, null],
];
for (const [title, day, before, expected] of rows) {
  test(`清單的日子：${title}`, () => {
    const due = dueDay(day, before, '2000-01-01');
    assert.deepEqual(due && [due.day, due.weekday, due.moved], expected);
  });
}

test('清單的日子：比今天早的才算過了', () => {
  assert.equal(dueDay('2027-01-15', 3, '2027-01-12')?.late, false);
  assert.equal(dueDay('2027-01-15', 3, '2027-01-13')?.late, true);
});

test('沒有日子的清單：最早的是第一天', () => {
  assert.equal(dayNumber(45, [45, 40, 0]), 1);
  assert.equal(dayNumber(0, [45, 40, 0]), 46);
  assert.equal(dayNumber(-1, [3, 0, -1]), 5);
});

test('照效期算的天數：三分之一與六分之一，200 天是 66 與 33，100 天是 33 與 16，47 天是 15 與 7', () => {
  const lives = (before: number): number[] => [200, 100, 47].map((life) => daysFor(before, life, 200));
  assert.deepEqual(lives(66), [66, 33, 15]);
  assert.deepEqual(lives(33), [33, 16, 7]);
  assert.deepEqual(lives(1), [1, 0, 0]);
  assert.deepEqual(lives(-3), [-3, -1, 0]);
});
