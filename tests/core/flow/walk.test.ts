import assert from 'node:assert/strict';
import test from 'node:test';
import { answersOf, walk } from '../../../src/core/flow/walk.ts';
import { answer, ask, sample, tree } from './sample-flow.ts';

const rows: [title: string, answers: string[], at: string, done: boolean, invalidAt: number | null, kept: string[]][] = [
  ['還沒回答，停在第一題', [], 'question first', false, null, []],
  ['答一題，走到下一題', ['yes'], 'question second', false, null, ['yes']],
  ['答完走到結論', ['yes', 'a'], 'outcome good', true, null, ['yes', 'a']],
  ['不同的路走到同一個結論', ['no'], 'outcome shared', true, null, ['no']],
  ['接到另一棵樹也算走完', ['other'], 'hand-over which-ca', true, null, ['other']],
  ['沒有這個答案，停在原地', ['maybe'], 'question first', false, 0, []],
  ['第二個答案不認得，前面的留著', ['yes', 'zzz', 'a'], 'question second', false, 1, ['yes']],
  ['走完之後多出來的答案不算', ['no', 'a'], 'outcome shared', true, 1, ['no']],
  ['交給別棵樹之後多出來的答案不算', ['other', 'twca'], 'hand-over which-ca', true, 1, ['other']],
  ['空字串不是答案', [''], 'question first', false, 0, []],
  ['物件內建的名字不是答案', ['constructor'], 'question first', false, 0, []],
  ['__proto__ 不是答案', ['__proto__', 'yes'], 'question first', false, 0, []],
  ['答案要完全相同，大小寫不同不算', ['YES'], 'question first', false, 0, []],
];

for (const [title, answers, at, done, invalidAt, kept] of rows) {
  test(`重播答案：${title}`, () => {
    const walked = walk(sample, answers);
    const place = walked.node;
    assert.equal(`${place.kind} ${place.kind === 'hand-over' ? place.flow : place.id}`, at);
    assert.equal(walked.done, done);
    assert.equal(walked.invalidAt, invalidAt);
    assert.deepEqual(answersOf(walked), kept);
  });
}

test('重播答案：走過的每一步都帶著題目與選到的答案', () => {
  const { path } = walk(sample, ['yes', 'b']);
  assert.deepEqual(
    path.map((step) => [step.id, step.question.question, step.answer.label]),
    [
      ['first', '第一題？', '選 yes'],
      ['second', '第二題？', '選 b'],
    ],
  );
});

test('重播答案：同樣的答案永遠得到同樣的結果', () => {
  assert.deepEqual(walk(sample, ['yes', 'a']), walk(sample, ['yes', 'a']));
});

test('重播答案：樹本身壞掉是程式錯誤，不是使用者的錯', () => {
  assert.throws(() => walk(tree({}), []), /no node first/);
  assert.throws(() => walk(tree({ first: ask('？', answer('a', 'gone'), answer('b', 'gone')) }), ['a']), /no node gone/);
});
