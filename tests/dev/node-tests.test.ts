import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeTests, sharedNodeTests, sumOf } from '../../src/dev/node-tests.ts';
import { showNothing } from '../../src/dev/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'node-tests-'));
after(() => rmSync(folder, { recursive: true, force: true }));
// A runner inside a test would report to the outer one.
const env = { NODE_TEST_CONTEXT: undefined };

const run = (name: string, source: string, ...options: string[]) => {
  const file = join(folder, `${name}.test.mjs`);
  writeFileSync(file, `import { test } from 'node:test';\n${source}`);
  return nodeTests([file], options, { show: showNothing, env });
};

for (const [what, source, expected] of [
  ['都通過', "test('一', () => {}); test('二', () => {});", [2, 0, 0, ['一', '二']]],
  ['一個失敗', "test('一', () => {}); test('二', () => { throw new Error('壞了'); });", [1, 1, 0, ['一', '二']]],
  ['一個略過', "test('一', () => {}); test('二', { skip: true }, () => {});", [1, 0, 1, ['一', '二']]],
] as const) {
  for (const isolation of ['process', 'none']) {
    test(`數得出測試：${what}（${isolation}）`, async () => {
      const { passed, failed, skipped, failures, tests } = await run('counts', source, `--test-isolation=${isolation}`);
      assert.deepEqual([passed, failed, skipped, tests.map(({ name }) => name).sort()], [...expected.slice(0, 3), [...expected[3]].sort()]);
      assert.equal(failures.length, failed);
    });
  }
}

for (const [what, source] of [
  ['一個測試都沒有', 'export {};'],
  ['載入時就出錯', "throw new Error('壞了');"],
  ['做到一半就結束', "test('一', () => process.exit(0)); test('二', () => {});"],
  ['說自己失敗，沒有說是哪一個', "test('一', () => { process.exitCode = 3; });"],
] as const) {
  for (const isolation of ['process', 'none']) {
    test(`不是每個測試都跑完就是失敗：${what}（${isolation}）`, async () => {
      const { failed, failures } = await run('bad', source, `--test-isolation=${isolation}`);
      assert.ok(failed > 0);
      assert.ok(failures.length > 0);
    });
  }
}

test('很多檔案在一個程序裡：其中一個沒有測試就是失敗，說得出是哪一個', async () => {
  const files = ['full', 'empty'].map((name) => join(folder, `${name}.test.mjs`));
  const [full = '', empty = ''] = files;
  writeFileSync(full, "import { test } from 'node:test';\ntest('一', () => {});");
  writeFileSync(empty, 'export {};');
  const { passed, failed, failures } = await sharedNodeTests(files, { show: showNothing, env });
  assert.deepEqual([passed, failed], [1, 1]);
  assert.match(failures.join(), /empty\.test\.mjs：一個測試都沒有執行/);
});

test('加總：數目相加，失敗與測試接在一起', () => {
  const one = { passed: 1, failed: 1, skipped: 0, failures: ['甲'], tests: [{ name: '一', file: 'a', milliseconds: 1 }] };
  assert.deepEqual(sumOf([one, one]), { passed: 2, failed: 2, skipped: 0, failures: ['甲', '甲'], tests: [...one.tests, ...one.tests] });
  assert.equal(sumOf([]).passed, 0);
});
