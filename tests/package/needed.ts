import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { TestContext } from 'node:test';

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin'];

/**
 * The path of the first of `programs` that this machine has. Where it has none the test says which is missing and is skipped,
 * except with CI=true: there everything must be there, and the test fails.
 */
export function needed(test: TestContext, what: string, programs: readonly string[]): string | null {
  const found = programs.flatMap((name) => FOLDERS.map((folder) => (isAbsolute(name) ? name : join(folder, name)))).find(runs);
  if (found !== undefined) return found;
  const reason = `沒有安裝 ${what}（找過 ${programs.join('、')}）`;
  assert.notEqual(process.env.CI, 'true', reason);
  test.skip(reason);
  return null;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
