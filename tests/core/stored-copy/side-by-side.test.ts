import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sideBySide } from '../../../src/core/stored-copy/side-by-side.ts';

test('每一項恰好做一次，同時進行的不超過上限', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await sideBySide([...Array(20).keys()], 3, async (item) => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    done.push(item);
  });
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    [...Array(20).keys()],
  );
  assert.equal(most, 3);
});

test('一項失敗，整批失敗，而且不再開始新的', async () => {
  let begun = 0;
  const work = sideBySide([...Array(20).keys()], 2, async (item) => {
    begun++;
    await Promise.resolve();
    if (item === 1) throw new Error('壞了');
  });
  await assert.rejects(work, /壞了/);
  assert.ok(begun <= 4, String(begun));
});
