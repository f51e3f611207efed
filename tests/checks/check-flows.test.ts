import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { flowProblems } from '../../src/checks/check-flows.ts';
import type { Flow } from '../../src/core/flow/flow.ts';
import { answer, ask, end, sample, tree } from '../core/flow/sample-flow.ts';
import { byFile } from '../../src/content/content-folder.ts';

const known = { fields: new Set(['domain']), pages: new Set(['install/iis.html']) };
const good = tree({ first: ask('一？', answer('a', 'good'), answer('b', 'bad')), good: end('好'), bad: end('壞') });
const changed = (nodes: Flow['nodes']): Flow[] => [{ ...good, nodes: { ...good.nodes, ...nodes } }];

test('檢查排查樹：沒有問題就沒有話說', () => {
  assert.deepEqual(flowProblems([good], known), []);
});

const cases: [title: string, flows: Flow[], sentence: string][] = [
  [
    '頁面不存在',
    changed({ bad: end('壞', { page: 'install/xyz.html#a' }) }),
    'content/flows/sample.yaml 的節點 bad：page 指到不存在的頁面 install/xyz.html。',
  ],
  [
    '欄位不存在',
    changed({ bad: end('壞', { commands: [{ language: 'bash', code: 'ping {{host}}' }] }) }),
    'content/flows/sample.yaml 的節點 bad：指令裡的欄位 host 不在 content/fields.yaml。',
  ],
  ['走不到的節點', changed({ lost: end('迷路') }), 'content/flows/sample.yaml 的節點 lost：沒有任何答案會走到這個節點，請把它接上或刪掉。'],
  ['接到不存在的樹', [sample], 'content/flows/sample.yaml 的節點 first：答案 other 接到不存在的排查樹 which-ca。'],
  [
    '兩種產品共用只講一種的結論',
    changed({
      first: ask(
        '哪一種？',
        { id: 'apache', label: 'Apache', next: 'good' },
        { id: 'tomcat', label: 'Tomcat', next: 'good' },
        answer('b', 'bad'),
      ),
      good: end('好', { page: 'install/iis.html', commands: [{ language: 'bash', code: 'apachectl -t' }] }),
    }),
    'content/flows/sample.yaml 的節點 good：Apache、Tomcat 都會走到這個結論，指令卻只有 Apache 的。請每一種各寫一個結論，用自己的指令；或把每一種的指令都列出來。',
  ],
  ['start 寫錯', [{ ...good, start: 'frist' }], 'content/flows/sample.yaml：start 寫的 frist 不在 nodes 裡。'],
];
for (const [title, flows, sentence] of cases) {
  test(`檢查排查樹：${title}`, () => assert.ok(flowProblems(flows, known).includes(sentence), flowProblems(flows, known).join('\n')));
}

test('檢查排查樹：每個代碼都有一句話，沒有多餘的話', () => {
  const source = readFileSync(new URL('../../src/core/flow/flow-problem.ts', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  assert.ok(codes.length > 10);
  assert.deepEqual(Object.keys(byFile('messages')['flow-lint'] ?? {}).sort(), codes.sort());
});
