import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../mutate.ts';
import { pieces, pumped, shapes } from './pieces.ts';
import { tools } from './tools.ts';

const KiB = 1024;
const MOST_MS = 1000;
/** Of the long texts `npm test` takes a few by this seed; KB_PUMPED=all takes all, which needs about ten minutes. */
const seed = Number(process.env['KB_SEED'] ?? 20261128);
const all = process.env['KB_PUMPED'] === 'all';
const SAMPLE = 8;

interface Pumped {
  what: string;
  text: () => string;
}

const texts = (length: number): Pumped[] =>
  pieces.flatMap((piece) =>
    Object.entries(shapes).map(([shape, make]) => ({ what: `${JSON.stringify(piece)} ${shape}`, text: () => make(pumped(piece, length)) })),
  );

function sample<T>(from: readonly T[], count: number): T[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => from[random(from.length)]).filter((one) => one !== undefined);
}

/** Milliseconds of processor time, of all threads of this process. */
async function cost(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const lengths: [name: string, texts: Pumped[]][] = [
  ['64 KiB', texts(64 * KiB)],
  [all ? '1 MiB' : `1 MiB（抽 ${SAMPLE} 份）`, all ? texts(1024 * KiB) : sample(texts(1024 * KiB), SAMPLE)],
];
for (const [length, inputs] of lengths) {
  for (const [tool, run] of Object.entries(tools)) {
    test(`${tool}：同一段字重複到 ${length}，每一份都有答案，不到一秒`, async (t) => {
      assert.ok(inputs.length >= SAMPLE);
      const slow: [ms: number, what: string][] = [];
      for (const { what, text } of inputs) {
        const input = text();
        slow.push([await cost(() => run(input)), what]);
      }
      slow.sort(([a], [b]) => b - a);
      const [slowest = [Infinity, '沒有輸入']] = slow;
      t.diagnostic(
        `種子 ${seed}，${inputs.length} 份，最慢 ${slow
          .slice(0, all ? 10 : 1)
          .map(([ms, what]) => `${what} ${Math.round(ms)} 毫秒`)
          .join('；')}`,
      );
      assert.ok(slowest[0] < MOST_MS, `${slowest[1]} 花了 ${Math.round(slowest[0])} 毫秒`);
    });
  }
}
