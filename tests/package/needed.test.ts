import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { needed } from './needed.ts';

/** What `needed` answers and what it told the test, with and without CI. */
function asked(programs: string[], ci: string | undefined): { found: string | null; skipped: string[] } {
  const skipped: string[] = [];
  const before = process.env.CI;
  if (ci === undefined) delete process.env.CI;
  else process.env.CI = ci;
  try {
    return { found: needed({ skip: (reason: string) => skipped.push(reason) } as unknown as TestContext, '某個瀏覽器', programs), skipped };
  } finally {
    if (before === undefined) delete process.env.CI;
    else process.env.CI = before;
  }
}

test('缺少的程式：平時指名略過，CI 上是失敗；有的就找得到', () => {
  assert.deepEqual(asked(['no-such-program'], undefined), { found: null, skipped: ['沒有安裝 某個瀏覽器（找過 no-such-program）'] });
  assert.throws(() => asked(['no-such-program'], 'true'), /沒有安裝 某個瀏覽器/);
  assert.deepEqual(asked(['no-such-program', process.execPath], 'true'), { found: process.execPath, skipped: [] });
});
