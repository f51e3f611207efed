import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { LineWalk, lineNumberAt } from '../../../src/core/pem/line-walk.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { fuzz, pieced } from '../../support/fuzz.ts';
import { ends, LONG_HANG } from '../../support/effort.ts';

function linesOf(text: string): { all: string[]; walk: LineWalk } {
  const walk = new LineWalk(text);
  const all: string[] = [];
  for (let line = walk.next(); line !== null; line = walk.next()) all.push(line);
  return { all, walk };
}

test('逐行讀：和一次切開的結果相同，讀過的行可以照號碼再拿', async (t) => {
  const bits = ['\n', '\r', '\r\n', 'a', '憑證', ' ', '\n\n\n'];
  await fuzz<{ text: string; place: number }>(t, {
    name: 'line-walk',
    usual: 1_000,
    many: 100_000,
    make: (random) => {
      const text = pieced(['', ...bits], 12, random);
      return { text, place: random(text.length + 1) };
    },
    check: ({ text, place }) => {
      const expected = text.split(/\r\n|\n|\r/);
      const { all, walk } = linesOf(text);
      assert.deepEqual(all, expected);
      assert.equal(walk.number, expected.length);
      for (const [index, line] of expected.entries()) assert.equal(walk.line(index + 1), line);
      assert.equal(walk.line(expected.length + 1), '');
      assert.equal(lineNumberAt(text, place), text.slice(0, place).split(/\r\n|\n|\r/).length);
    },
  });
});

test('逐行讀：幾萬行之後的一行也拿得到', () => {
  const { walk } = linesOf(Array.from({ length: 20_000 }, (_, at) => `第 ${at + 1} 行`).join('\r\n'));
  for (const number of [1, 4096, 4097, 8193, 20_000]) assert.equal(walk.line(number), `第 ${number} 行`);
});

const piled: [what: string, start: string, piece: string, count: number][] = [
  ['換行', '', '\n', 16 * 2 ** 20],
  ['CR', '', '\r', 16 * 2 ** 20],
  ['只有空白的行', '', ' \n', 8 * 2 ** 20],
  ['區塊裡的換行', '-----BEGIN CERTIFICATE-----\n', '\n', 16 * 2 ** 20 - 28],
];
for (const [what, start, piece, count] of piled) {
  test(`16 MiB 的${what}：讀得完`, async () => {
    const text = start + piece.repeat(count);
    const { result } = await ends(() => readInput(text), LONG_HANG);
    assert.equal(result.problems.length, 1);
  });
}

/** In MiB, the text itself included. */
const HEAP = 150;
const reader = `
import { readInput } from ${JSON.stringify(new URL('../../../src/core/pem/read-input.ts', import.meta.url).href)};
const [start, piece, count] = JSON.parse(process.argv[1]);
console.log(readInput(start + piece.repeat(count)).problems.length);`;

// A process of its own with no more heap than that: how much garbage has not been collected yet, and what other tests left, is chance.
for (const [what, ...text] of piled) {
  test(`16 MiB 的${what}：記憶體不到 ${HEAP} MiB`, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, '--input-type=module', '--eval', reader, JSON.stringify(text)],
      { encoding: 'utf8' },
    );
    assert.deepEqual([status, stdout], [0, '1\n'], stderr.slice(-2000));
  });
}
