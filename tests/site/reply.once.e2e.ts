import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filesBelow } from '../../src/build/files-below.ts';
import { replyAnswers } from '../../src/build/reply-answers.ts';
import type { StoredRecord } from '../../src/core/search/stored.ts';

const folder = join(import.meta.dirname, '../../dist/search');

test('回覆產生器的每一則，搜尋都認得它的位置', () => {
  const pieces = filesBelow(folder).filter((file) => /(?:^|\/)t\d+\.js$/.test(file));
  const records = pieces.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8').trim().replace(/^.*?\]=/, '').replace(/;$/, '')) as StoredRecord[]);
  const known = new Set(records.map(([address]) => address));
  expect(known.size).toBeGreaterThan(1000);
  expect(replyAnswers().filter(({ address }) => !known.has(address)).map(({ address }) => address)).toEqual([]);
});
