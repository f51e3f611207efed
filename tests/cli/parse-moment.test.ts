import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/cli/command.ts';
import { parseMoment } from '../../src/cli/parse-moment.ts';

const NOW = new Date('2026-11-29T01:02:03Z');

const GOOD: [string | undefined, string][] = [
  [undefined, '2026-11-29T01:02:03.000Z'],
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2023-12-02T12:00:00Z', '2023-12-02T12:00:00.000Z'],
  ['2026-11-29T12:00:00+08:00', '2026-11-29T04:00:00.000Z'],
  ['2026-11-29t12:00:00.5z', '2026-11-29T12:00:00.500Z'],
  ['2026-11-29 12:00:00Z', '2026-11-29T12:00:00.000Z'],
];
for (const [text, expected] of GOOD)
  test(`--at ${text ?? '不寫'}：${expected}`, () => assert.equal(parseMoment(text, NOW).toISOString(), expected));

for (const text of ['2026-02-30', '2026-02-30T00:00:00Z', '2026-11-29T12:00:00', '2026-11-29T24:00:00Z', '2026-11-29T12:00Z', '昨天', ''])
  test(`--at ${text || '空的'}：說清楚怎麼寫`, () => assert.throws(() => parseMoment(text, NOW), UsageError));
