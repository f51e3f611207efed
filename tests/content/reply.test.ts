import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replyAnswers } from '../../src/content/reply-answers.ts';
import { replyIndex, replyScripts } from '../../src/emit/scripts/reply-scripts.ts';
import { placeOf } from '../../src/core/reply/place.ts';
import { emptyCase } from '../../src/core/reply/reply-case.ts';
import { writeReply } from '../../src/core/reply/write-reply.ts';
import { byFile } from '../../src/content/content-folder.ts';

const answers = replyAnswers();
const words = byFile('messages').reply ?? {};

test('每一種內容都能放進回覆，代號不重複', () => {
  const kinds = Map.groupBy(answers, ({ kind }) => kind);
  assert.deepEqual([...kinds.keys()].sort(), ['answer', 'error', 'flow', 'outcome', 'page', 'rule']);
  for (const [kind, list] of kinds) assert.ok(list.length >= 20, kind);
  assert.equal(new Set(answers.map(({ id }) => id)).size, answers.length);
});

test('每一則的信都是完整的句子：沒有標記、沒有沒填的洞、沒有中文句子裡的半形標點', () => {
  for (const answer of answers) {
    const { text } = writeReply([answer], emptyCase(), 'https://kb.example.gov.tw/', words);
    assert.ok(answer.short.length > 0, answer.id);
    for (const paragraph of answer.short) assert.match(paragraph, /[。？！）」]$|\d$/, `${answer.id}：${paragraph}`);
    for (const step of answer.steps) assert.ok(step !== '' && !/[：，、；]$/.test(step), `${answer.id}：${step}`);
    assert.doesNotMatch(text, /\*\*|`|\]\(|\{\{|<\/?[A-Z]|[上下]表|下一[段節]|\n{3}/, answer.id);
    if (answer.kind === 'rule') assert.doesNotMatch(answer.short.join(), /\{[a-zA-Z]+\}/, answer.id);
    // What stands in 「」 is quoted as the software prints it.
    assert.doesNotMatch(text.replace(/「[^」]*」/g, '「」'), /\p{Script=Han}[,;:!?](?:\s|\p{Script=Han}|$)/mu, answer.id);
  }
});

test('尚未確認的句子在信裡仍然說尚未確認', () => {
  const doubtful = answers.find(({ id }) => id === 'iis-key-overwritten');
  assert.match(doubtful?.short[0] ?? '', /（這一點尚未確認）/);
});

test('目錄與內文拆成兩份，合起來一則不少', () => {
  const shards = new Map(replyScripts().map(({ name, text }) => [name, JSON.parse(text.slice(text.indexOf(']=') + 2, -2)) as Record<string, unknown>]));
  for (const { id, group } of replyIndex().map((answer) => ({ ...answer, ...placeOf(answer) }))) assert.ok(shards.get(`replies-${group}`)?.[id], id);
  assert.equal([...shards.values()].reduce((sum, texts) => sum + Object.keys(texts).length, 0), answers.length);
});
