import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seed, some } from '../../support/fuzz.ts';
import { within } from '../../support/within.ts';
import { pieces, pumped, shapes } from './pieces.ts';
import { tools } from './tools.ts';

const KiB = 1024;
/** How many of the longer texts a tool gets at every change; `npm run fuzz` takes all, which needs about ten minutes. */
const all = process.env['KB_PUMPED'] === 'all' || process.env['KB_FUZZ'] !== undefined;

interface Pumped {
  what: string;
  text: () => string;
}

const texts = (length: number): Pumped[] =>
  pieces.flatMap((piece) =>
    Object.entries(shapes).map(([shape, make]) => ({ what: `${JSON.stringify(piece)} ${shape}`, text: () => make(pumped(piece, length)) })),
  );

const part = (from: Pumped[], count: number): Pumped[] => (all ? from : some(from, count));

/** Time that grows with the square of the length is over the limit at each length. */
const lengths: { kibibytes: number; texts: Pumped[]; limit: number }[] = [
  { kibibytes: 16, texts: texts(16 * KiB), limit: 60 },
  { kibibytes: 64, texts: part(texts(64 * KiB), 80), limit: 1000 },
  { kibibytes: 1024, texts: part(texts(1024 * KiB), 6), limit: 1000 },
];
for (const { kibibytes, texts: inputs, limit } of lengths) {
  for (const [tool, run] of Object.entries(tools)) {
    test(`${tool}：同一段字重複到 ${kibibytes} KiB，每一份都有答案，不到 ${limit} 毫秒`, async (t) => {
      assert.ok(inputs.length > 0);
      const slow: [ms: number, what: string][] = [];
      for (const { what, text } of inputs) {
        const input = text();
        const { took } = await within(limit, () => run(input)).catch((error: unknown) => {
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
