import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growsInProportion } from '../../support/effort.ts';

const textOf = (length: number): string => 'a'.repeat(length);
const steps = (count: number): number => {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Math.sqrt(at);
  return sum;
};

test('時間隨長度的平方增加的，量得出來', async () => {
  await assert.rejects(
    growsInProportion(2_000, textOf, ({ length }) => steps(length ** 2)),
    /4 倍長要 \d/,
  );
});

test('慢但是成正比的，不算', async () => {
  assert.ok((await growsInProportion(2_000, textOf, ({ length }) => steps(length * 2_000))) > 0);
});

test('夠快的不再量長的', async () => {
  const lengths: number[] = [];
  await growsInProportion(10, textOf, ({ length }) => lengths.push(length), 1_000);
  assert.deepEqual(lengths, [10]);
});
