import type { Flow, FlowAnswer, Outcome, Question } from '../../../src/core/flow/flow.ts';

/** Builders for small trees, so that a test shows only what it is about. */
export const ask = (question: string, ...answers: FlowAnswer[]): Question => ({ question, answers });

export const answer = (id: string, next: string, toolResult?: string): FlowAnswer => ({
  id,
  label: `選 ${id}`,
  next,
  ...(toolResult === undefined ? {} : { toolResult }),
});

export const end = (outcome: string, changed: Partial<Outcome> = {}): Outcome => ({
  outcome,
  cause: '原因。',
  fix: '處理方式。',
  commands: [],
  verify: '確認方式。',
  page: 'install/iis.html#trouble',
  helpdesk: '給服務台的話。',
  sources: [{ title: '測試' }],
  confidence: 'inferred',
  ...changed,
});

export const tree = (nodes: Flow['nodes'], changed: Partial<Flow> = {}): Flow => ({
  id: 'sample',
  title: '範例症狀',
  summary: '測試用的小樹。',
  symptoms: ['範例'],
  order: 1,
  start: 'first',
  nodes,
  sources: [{ title: '測試' }],
  checked: '2026-11-22',
  confidence: 'inferred',
  slides: [],
  ...changed,
});

/** first -(yes)-> second -(a)-> good, -(b)-> shared; first -(no)-> shared, -(other)-> the tree "which-ca". */
export const sample: Flow = tree({
  first: ask('第一題？', answer('yes', 'second'), answer('no', 'shared'), answer('other', 'flow:which-ca')),
  second: ask('第二題？', answer('a', 'good', 'match:same'), answer('b', 'shared', 'match:different')),
  good: end('好了'),
  shared: end('共用的結論'),
});
