import assert from 'node:assert/strict';
import test from 'node:test';
import type { Flow, FlowAnswer, Outcome } from '../../../src/core/flow/flow.ts';
import type { FlowProblemCode } from '../../../src/core/flow/flow-problem.ts';
import type { KnownNames } from '../../../src/core/flow/lint-flows.ts';
import { lintFlows } from '../../../src/core/flow/lint-flows.ts';
import { answer, ask, end, sample, tree } from './sample-flow.ts';

const whichCa = tree({ first: ask('誰簽的？', answer('a', 'x'), answer('b', 'x')), x: end('完') }, { id: 'which-ca' });
const good = [sample, whichCa];

test('檢查樹：好的樹沒有問題', () => {
  assert.deepEqual(lintFlows(good), []);
});

const named = (id: string, label: string, next: string): FlowAnswer => ({ id, label, next });

/** Apache and nginx by questions of their own, which both lead to one outcome. */
const byProduct = (outcome: Partial<Outcome>): Flow =>
  tree({
    first: ask('哪一種？', named('apache', 'Apache httpd', 'apache-error'), named('nginx', 'nginx', 'nginx-error'), answer('other', 'x')),
    'apache-error': ask('說了什麼？', answer('missing', 'shared'), answer('other', 'x')),
    'nginx-error': ask('說了什麼？', answer('missing', 'shared'), answer('other', 'x')),
    shared: end('檔案不在', outcome),
    x: end('其他', { page: 'install/overview.html' }),
  });

test('檢查樹：兩種產品走到的結論，頁面與指令兩種都有，或都不分產品，就沒有問題', () => {
  const both = byProduct({ page: 'move/apache-nginx.html', commands: [{ language: 'bash', code: 'apachectl -t\nnginx -t' }] });
  const neither = byProduct({ page: 'install/convert.html', commands: [{ language: 'bash', code: 'openssl x509 -in a.pem' }] });
  assert.deepEqual([...lintFlows([both]), ...lintFlows([neither])], []);
});

test('檢查樹：後面的答案說出其中一種產品，那條路就只算那一種', () => {
  const flow = tree({
    first: ask('哪一種？', named('both', 'Apache 或 nginx', 'which'), answer('other', 'x')),
    which: ask('是哪一個？', named('nginx', 'nginx', 'only'), named('apache', 'Apache', 'x')),
    only: end('nginx 的', { page: 'install/nginx.html' }),
    x: end('其他', { page: 'install/overview.html' }),
  });
  assert.deepEqual(lintFlows([flow]), []);
});

type Row = [title: string, flows: Flow[], expected: [FlowProblemCode, string | null, string?][], known?: KnownNames];

const rows: Row[] = [
  ['代號重複', [whichCa, whichCa], [['duplicate-flow', null]]],
  [
    '沒有第一題',
    [tree({ x: end('完') })],
    [
      ['missing-start', null],
      ['unreachable-node', 'x'],
    ],
  ],
  ['第一題就是結論', [tree({ first: end('完') })], [['start-is-outcome', null]]],
  [
    '答案指到不存在的節點',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'nowhere')), x: end('完') })],
    [['missing-target', 'first', 'nowhere']],
  ],
  [
    '答案指到物件內建的名字',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'constructor')), x: end('完') })],
    [['missing-target', 'first', 'constructor']],
  ],
  [
    '走不到的節點',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'x')), x: end('完'), lost: end('孤兒') })],
    [['unreachable-node', 'lost']],
  ],
  [
    '繞圈',
    [
      tree({
        first: ask('一？', answer('a', 'second'), answer('b', 'x')),
        second: ask('二？', answer('a', 'first'), answer('b', 'x')),
        x: end('完'),
      }),
    ],
    [['loop', 'first', 'first > second > first']],
  ],
  ['指回自己', [tree({ first: ask('一？', answer('a', 'first'), answer('b', 'x')), x: end('完') })], [['loop', 'first', 'first > first']]],
  [
    '走不到任何結論的問題',
    [
      tree({
        first: ask('一？', answer('a', 'x'), answer('b', 'stuck')),
        stuck: ask('二？', answer('a', 'gone'), answer('b', 'gone')),
        x: end('完'),
      }),
    ],
    [
      ['missing-target', 'stuck', 'gone'],
      ['missing-target', 'stuck', 'gone'],
      ['dead-end', 'stuck'],
    ],
  ],
  ['只有一個答案', [tree({ first: ask('？', answer('a', 'x')), x: end('完') })], [['too-few-answers', 'first', '1']]],
  [
    '答案代號重複',
    [tree({ first: ask('？', answer('a', 'x'), answer('a', 'y')), x: end('完'), y: end('完') })],
    [['duplicate-answer', 'first', 'a']],
  ],
  [
    '同一個工具結果選到兩個答案',
    [tree({ first: ask('？', answer('a', 'x', 'match:same'), answer('b', 'x', 'match:same')), x: end('完') })],
    [['ambiguous-tool-result', 'first', 'match:same']],
  ],
  [
    '結論沒有出處',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'x')), x: end('完', { sources: [] }) })],
    [['outcome-without-source', 'x']],
  ],
  [
    '結論沒有說明頁',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'x')), x: end('完', { page: '' }) })],
    [['outcome-without-page', 'x']],
  ],
  [
    '說明頁不存在，錨點不算在內',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'y')), x: end('完'), y: end('完', { page: 'gone.html#a' }) })],
    [['unknown-page', 'y', 'gone.html']],
    { pages: new Set(['install/iis.html']) },
  ],
  [
    '問題的查法指到不存在的頁面',
    [
      tree({
        first: { ...ask('？', answer('a', 'x'), answer('b', 'x')), help: { text: '這樣查。', commands: [], page: 'gone.html' } },
        x: end('完'),
      }),
    ],
    [['unknown-page', 'first', 'gone.html']],
    { pages: new Set(['install/iis.html']) },
  ],
  [
    '指令用了沒有的欄位',
    [
      tree({
        first: ask('？', answer('a', 'x'), answer('b', 'x')),
        x: end('完', { commands: [{ language: 'bash', code: 'curl {{domain}} {{domian}}' }] }),
      }),
    ],
    [['unknown-field', 'x', 'domian']],
    { fields: new Set(['domain']) },
  ],
  [
    '接到不存在的樹',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'flow:nobody')), x: end('完') })],
    [['unknown-flow', 'first', 'nobody']],
  ],
  [
    '兩棵樹互相推給對方',
    [
      tree({ first: ask('？', answer('a', 'x'), answer('b', 'flow:two')), x: end('完') }, { id: 'one' }),
      tree({ first: ask('？', answer('a', 'x'), answer('b', 'flow:one')), x: end('完') }, { id: 'two' }),
    ],
    [['hand-over-loop', null, 'one > two > one']],
  ],
  [
    '接到自己',
    [tree({ first: ask('？', answer('a', 'x'), answer('b', 'flow:sample')), x: end('完') })],
    [['hand-over-loop', null, 'sample > sample']],
  ],
  [
    '兩種產品走到同一個結論，頁面只是其中一種的',
    [byProduct({ page: 'install/apache.html#trouble' })],
    [['product-page', 'shared', 'install/apache.html#trouble']],
  ],
  [
    '兩種產品走到同一個結論，指令只有其中一種的',
    [byProduct({ page: 'causes/files.html#file-not-found', commands: [{ language: 'bash', code: 'nginx -t' }] })],
    [['product-command', 'shared', 'nginx']],
  ],
  [
    'keystore 的頁面與指令，不適合沒有 keystore 的產品',
    [byProduct({ page: 'move/keystore.html', commands: [{ language: 'bash', code: 'keytool -list' }] })],
    [
      ['product-page', 'shared'],
      ['product-command', 'shared'],
    ],
  ],
];

for (const [title, flows, expected, known] of rows) {
  test(`檢查樹：${title}`, () => {
    const problems = lintFlows(flows, known);
    assert.deepEqual(
      problems.map(({ code, node }) => [code, node]),
      expected.map(([code, node]) => [code, node]),
    );
    for (const [index, [code, , fact]] of expected.entries()) {
      if (fact === undefined) continue;
      const values = Object.values(problems[index]?.facts ?? {}).map(String);
      assert.ok(values.includes(fact), `${code} 應該說出 ${fact}，實際是 ${values.join('、')}`);
    }
  });
}

test('檢查樹：每一種問題都有一個會失敗的例子', () => {
  const all: Record<FlowProblemCode, true> = {
    'duplicate-flow': true,
    'missing-start': true,
    'start-is-outcome': true,
    'missing-target': true,
    'unreachable-node': true,
    loop: true,
    'dead-end': true,
    'too-few-answers': true,
    'duplicate-answer': true,
    'ambiguous-tool-result': true,
    'outcome-without-source': true,
    'outcome-without-page': true,
    'unknown-page': true,
    'unknown-field': true,
    'product-page': true,
    'product-command': true,
    'unknown-flow': true,
    'hand-over-loop': true,
  };
  const shown = new Set(rows.flatMap(([, , expected]) => expected.map(([code]) => code)));
  assert.deepEqual(
    Object.keys(all).filter((code) => !shown.has(code as FlowProblemCode)),
    [],
  );
});
