import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { errorCatalogue } from '../../src/schemas/error.ts';
import { flow } from '../../src/schemas/flow.ts';
import { guide } from '../../src/schemas/guide.ts';
import { rule } from '../../src/schemas/rule.ts';
import { skeletons } from '../../src/dev/skeletons.ts';

const cases = [
  { kind: 'article', name: 'install/haproxy', schema: guide, front: true },
  { kind: 'rule', name: 'weak-dsa-key', schema: rule, front: false },
  { kind: 'error', name: 'haproxy', schema: errorCatalogue, front: false },
  { kind: 'flow', name: 'haproxy-no-start', schema: flow, front: false },
];

for (const { kind, name, schema, front } of cases) {
  test(`npm run new -- ${kind}：骨架合乎格式，附一個填完才會過的測試`, () => {
    const [content, stub] = skeletons[kind]?.files(name, '2026-11-22') ?? [];
    const text = content?.text ?? '';
    const result = schema.safeParse(parse(front ? (text.split('---')[1] ?? '') : text));
    assert.deepEqual(result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [], []);
    assert.match(stub?.text ?? '', /assert\.equal/);
  });
}

test('名稱不合規矩的不接受', () => {
  for (const [kind, name] of [
    ['article', 'haproxy'],
    ['article', 'install/../x'],
    ['rule', 'Weak Key'],
    ['flow', '中文'],
  ] as const) {
    assert.equal(skeletons[kind]?.name.test(name), false, `${kind} ${name}`);
  }
});
