import assert from 'node:assert/strict';
import test from 'node:test';
import { doorProblems } from '../../../src/checks/check-flows.ts';
import type { Door, Plan, PlanItem } from '../../../src/core/plan/door.ts';
import { sample } from '../flow/sample-flow.ts';

const item = (rest: Partial<PlanItem> = {}): PlanItem => ({ what: '查機關的 OID', who: 'clerk', commands: [], when: [], ...rest });
const plan = (rest: Partial<Plan> = {}): Plan => ({ plan: '申請', summary: '照著做。', items: [item()], ...rest });
const known = {
  fields: new Set(['domain']),
  pages: new Set(['start.html', 'apply/oid.html', 'tools/reply.html', `flows/${sample.id}.html`]),
  answers: new Set(['iis-f5']),
};
const doorWith = (good: Plan, next = 'good'): Door => ({
  id: 'apply',
  title: '第一次申請',
  summary: '從這裡開始。',
  order: 1,
  start: 'server',
  nodes: {
    server: {
      question: '哪一種主機？',
      answers: [
        { id: 'iis', label: 'IIS', next: 'good' },
        { id: 'pem', label: 'nginx', next },
      ],
    },
    good,
  },
  sources: [{ title: '本站' }],
  checked: '2026-11-29',
  confidence: 'inferred',
});
const say = (door: Door): string[] => doorProblems([door], [sample], known);
const day = { label: '預定上線日', event: '上線' };

test('檢查入口：好的沒有話說', () => {
  const items = [
    item({ before: 3, page: 'apply/oid.html#steps', when: ['server.iis'] }),
    item({ before: 0, page: 'tools/reply.html', state: 'add=iis-f5' }),
  ];
  assert.deepEqual(say(doorWith(plan({ day, items }))), []);
});

const cases: [title: string, door: Door, said: RegExp][] = [
  [
    '頁面不存在',
    doorWith(plan({ items: [item({ page: 'apply/xyz.html#a' })] })),
    /doors\/apply\.yaml 的節點 good：page 指到不存在的頁面 apply\/xyz\.html。/,
  ],
  ['欄位不存在', doorWith(plan({ items: [item({ commands: [{ language: 'bash', code: 'ping {{host}}' }] })] })), /欄位 host 不在/],
  ['有日子，有一項沒寫幾天前', doorWith(plan({ day })), /每一項都要寫 before/],
  ['沒有日子，有一項寫了', doorWith(plan({ items: [item({ before: 1 })] })), /每一項都要寫 before/],
  ['順序顛倒', doorWith(plan({ day, items: [item({ before: 1 }), item({ before: 2 })] })), /照日子排/],
  ['條件不是問過的答案', doorWith(plan({ items: [item({ when: ['server.tomcat'] })] })), /「查機關的 OID」的 when 寫了 server\.tomcat/],
  ['回覆的代號不存在', doorWith(plan({ items: [item({ page: 'tools/reply.html', state: 'add=nothing' })] })), /讀不懂 add=nothing/],
  ['流程沒有這個答案', doorWith(plan({ items: [item({ page: `flows/${sample.id}.html`, state: 'a=nothing' })] })), /讀不懂 a=nothing/],
  ['接過去的樹沒有這個答案', doorWith(plan(), `flow:${sample.id}#a=nothing`), /讀不懂 #a=nothing/],
  ['接到不存在的樹', doorWith(plan(), 'flow:nothing'), /doors\/apply\.yaml 的節點 server：答案 pem 接到不存在的排查樹 nothing。/],
  ['答案的去處不存在', doorWith(plan(), 'lost'), /nodes 裡沒有這個節點/],
];
for (const [title, door, said] of cases) test(`檢查入口：${title}`, () => assert.match(say(door).join('\n'), said));
