import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose, entries } from './catalogue.ts';

const ids = (text: string): string[] => diagnose(text).errors.map(({ id }) => id);

for (const { id, title, examples, alsoMatches } of entries) {
  test(`${id}「${title}」的 ${examples.length} 個範例都認得是自己，不會認成別的`, () => {
    for (const { text } of examples) {
      const found = ids(text);
      assert.ok(found.includes(id), `沒有認出：${text}\n得到 ${found.join('、') || '什麼都沒有'}`);
      const others = found.filter((other) => other !== id && !alsoMatches.includes(other));
      assert.deepEqual(others, [], `同時認成別的：${text}`);
    }
  });
}
