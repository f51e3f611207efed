import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldWords } from '../../../src/core/reply/filter-answers.ts';
import { wholeAnswers } from '../../../src/core/reply/whole-answers.ts';
import { replyAnswers } from '../../../src/content/reply-answers.ts';
import { replyIndex } from '../../../src/emit/scripts/reply-scripts.ts';

test('清單省下來的，工具都補得回來：位置相同，找得到的字相同', () => {
  const all = replyAnswers();
  const whole = wholeAnswers(replyIndex());
  assert.deepEqual(
    whole.map(({ id, kind, title, group, address }) => ({ id, kind, title, group, address })),
    all.map(({ id, kind, title, group, address }) => ({ id, kind, title, group, address })),
  );
  all.forEach(({ kind, also }, place) => {
    // The wordings of messages and trees travel by themselves.
    if (kind === 'error' || kind === 'flow') return;
    const found = [whole[place]?.title ?? '', ...(whole[place]?.also ?? [])].map(foldWords).join('\n');
    for (const word of also) assert.ok(found.includes(foldWords(word)), `${whole[place]?.id}：${word}`);
  });
});
