import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seed, some } from '../../support/fuzz.ts';
import { growsInProportion } from '../../support/effort.ts';
import { pieces, pumped, shapes } from './pieces.ts';
import { tools } from './tools.ts';

const KiB = 1024;
/** How many of the longer texts a tool gets at every change; `npm run fuzz` takes all, which needs about ten minutes. */
const all = process.env['KB_PUMPED'] === 'all' || process.env['KB_FUZZ'] !== undefined;

interface Pumped {
  what: string;
  /** About so long. */
  textOf: (length: number) => string;
}

const texts: readonly Pumped[] = pieces.flatMap((piece) =>
  Object.entries(shapes).map(([shape, make]) => ({
    what: `${JSON.stringify(piece)} ${shape}`,
    textOf: (length: number) => make(pumped(piece, length)),
  })),
);

/** `quick` in milliseconds: what takes less is in no danger of growing with the square of the length. */
const lengths: { kibibytes: number; inputs: readonly Pumped[]; quick: number }[] = [
  { kibibytes: 16, inputs: texts, quick: 60 },
  { kibibytes: 64, inputs: all ? texts : some(texts, 80), quick: 500 },
  { kibibytes: 1024, inputs: all ? texts : some(texts, 6), quick: 1000 },
];
for (const { kibibytes, inputs, quick } of lengths) {
  for (const [tool, run] of Object.entries(tools)) {
    test(`${tool}：同一段字重複到 ${kibibytes} KiB，每一份都有答案，時間和長度成正比`, async (t) => {
      assert.ok(inputs.length > 0);
      const slow: [ms: number, what: string][] = [];
      for (const { what, textOf } of inputs) {
        const took = await growsInProportion(kibibytes * KiB, textOf, run, quick).catch((error: unknown) => {
          throw new Error(`${what}（KB_SEED=${seed}）：${String(error)}`, { cause: error });
        });
        slow.push([took, what]);
      }
      slow.sort(([a], [b]) => b - a);
      const slowest = slow.slice(0, all ? 10 : 1).map(([ms, what]) => `${what} ${Math.round(ms)} 毫秒`);
      t.diagnostic(`種子 ${seed}，${inputs.length} 份，最慢 ${slowest.join('；')}`);
    });
  }
}
