import assert from 'node:assert/strict';
import test from 'node:test';
import { graphOf } from '../../../src/core/flow/graph.ts';
import { answer, ask, end, sample, tree } from './sample-flow.ts';

test('畫圖：每個節點有種類、文字、列與欄', () => {
  assert.deepEqual(graphOf(sample).nodes, [
    { id: 'first', kind: 'question', label: '第一題？', row: 0, column: 1.25 },
    { id: 'second', kind: 'question', label: '第二題？', row: 1, column: 0.5 },
    { id: 'good', kind: 'outcome', label: '好了', row: 2, column: 0 },
    { id: 'shared', kind: 'outcome', label: '共用的結論', row: 2, column: 1 },
    { id: 'flow:which-ca', kind: 'hand-over', label: 'which-ca', row: 1, column: 2 },
  ]);
});

test('畫圖：每個答案是一條線，共用的結論只畫一次', () => {
  assert.deepEqual(
    graphOf(sample).edges.map(({ from, to, answer: id }) => `${from} -${id}-> ${to}`),
    ['first -yes-> second', 'second -a-> good', 'second -b-> shared', 'first -no-> shared', 'first -other-> flow:which-ca'],
  );
});

test('畫圖：列數與欄數是整張圖的大小', () => {
  const { rows, columns } = graphOf(sample);
  assert.deepEqual([rows, columns], [3, 3]);
});

test('畫圖：走得到兩次的節點放在最長那條路的下一列', () => {
  const flow = tree({
    first: ask('一？', answer('short', 'late'), answer('long', 'middle')),
    middle: ask('二？', answer('a', 'late'), answer('b', 'done')),
    late: ask('三？', answer('a', 'done'), answer('b', 'done')),
    done: end('完'),
  });
  const rows = new Map(graphOf(flow).nodes.map(({ id, row }) => [id, row]));
  assert.deepEqual([...rows].sort(), [
    ['done', 3],
    ['first', 0],
    ['late', 2],
    ['middle', 1],
  ]);
});

test('畫圖：走不到的節點不畫', () => {
  const flow = tree({ first: ask('一？', answer('a', 'x'), answer('b', 'x')), x: end('完'), lost: end('走不到') });
  assert.deepEqual(
    graphOf(flow).nodes.map(({ id }) => id),
    ['first', 'x'],
  );
});

test('畫圖：同一棵樹每次都得到同樣的圖', () => {
  assert.deepEqual(graphOf(sample), graphOf(structuredClone(sample)));
});

test('畫圖：沒有目標或繞圈的樹是程式錯誤', () => {
  assert.throws(() => graphOf(tree({ first: ask('一？', answer('a', 'nowhere'), answer('b', 'nowhere')) })), /no node nowhere/);
  assert.throws(() => graphOf(tree({ first: ask('一？', answer('a', 'second')), second: ask('二？', answer('b', 'first')) })), /loop/);
});
