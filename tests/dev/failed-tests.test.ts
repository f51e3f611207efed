import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedNodeTests, failedPageTests } from '../../src/dev/failed-tests.ts';

test('從單元測試的輸出列出失敗的項目：位置、名稱、訊息的開頭', () => {
  const output = `✖ 外層 (3 ms)\nℹ fail 2\n\n✖ failing tests:\n\ntest at tests/a.test.ts:2:29\n✖ 裡面 (1 ms)\n  AssertionError: 1 == 2\n${'      at x\n'.repeat(20)}\ntest at tests/b.test.ts:3:1\n✖ 第二 (1 ms)\n  Error: boom\n`;
  const [first = '', second = '', ...more] = failedNodeTests(output);
  assert.match(first, /^tests\/a\.test\.ts:2:29\n✖ 裡面 .*\n {2}AssertionError: 1 == 2/);
  assert.ok(first.split('\n').length < 10);
  assert.equal(second, 'tests/b.test.ts:3:1\n✖ 第二 (1 ms)\n  Error: boom');
  assert.deepEqual(more, []);
  assert.deepEqual(failedNodeTests('✔ 好的\nℹ fail 0\n'), []);
});

test('從瀏覽器測試的報告列出失敗的項目，也說是哪一種開啟方式', () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    file: 'search.e2e.ts',
    line: 7,
    ok,
    tests: [{ projectName: 'file', results: [{ errors: message === undefined ? [] : [{ message }] }] }],
  });
  const failed = failedPageTests({
    suites: [{ specs: [spec('好的', true)], suites: [{ specs: [spec('壞的', false, '\u001b[31mexpected 1\u001b[39m\n\nreceived 2')] }] }],
  });
  assert.deepEqual(failed, ['search.e2e.ts:7\n✖ file：壞的\nexpected 1\nreceived 2']);
});
