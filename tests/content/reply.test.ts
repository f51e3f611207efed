import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replyAnswers, type Placed } from '../../src/content/reply-answers.ts';
import { replyIndex, replyScripts } from '../../src/emit/scripts/reply-scripts.ts';
import { wholeAnswers } from '../../src/core/reply/whole-answers.ts';
import { emptyCase } from '../../src/core/reply/reply-case.ts';
import { writeReply } from '../../src/core/reply/write-reply.ts';
import { essential } from '../../src/core/reply/block.ts';
import { tones, type ReplyStyle } from '../../src/core/reply/reply-style.ts';
import { checkReplyEnglish } from '../../src/checks/check-reply-english.ts';
import { byFile, content, load } from '../../src/content/content-folder.ts';

const answers = replyAnswers();
const words = byFile('messages').reply ?? {};
const fields = load('fields');
const letterOf = (ids: string, style: ReplyStyle, typed: Record<string, string> = {}): string =>
  writeReply(
    { answers: ids.split(',').map((id) => answers.find((answer) => answer.id === id) as Placed), case: emptyCase(), style, typed, site: 'https://kb.example.gov.tw/' },
    { words, fields },
  ).text;

test('每一種內容都能放進回覆，代號不重複', () => {
  const kinds = Map.groupBy(answers, ({ kind }) => kind);
  assert.deepEqual([...kinds.keys()].sort(), ['answer', 'error', 'flow', 'outcome', 'page', 'rule']);
  for (const [kind, list] of kinds) assert.ok(list.length >= 20, kind);
  assert.equal(new Set(answers.map(({ id }) => id)).size, answers.length);
});

test('每一則的信都是完整的句子：沒有標記、沒有沒填的洞、沒有中文句子裡的半形標點', () => {
  for (const answer of answers) {
    const text = tones.map((tone) => letterOf(answer.id, { tone, language: 'zh' })).join('\n');
    assert.ok(answer.short.length > 0, answer.id);
    for (const paragraph of answer.short) assert.match(paragraph, /[。？！）」]$|\d$/, `${answer.id}：${paragraph}`);
    for (const [at, block] of answer.blocks.entries()) {
      if (block.kind === 'command') continue;
      assert.doesNotMatch(block.text, /^$|[，、；]$|\*\*|`|\]\(|\{\{|<\/?(?:Answer|Callout|Fact|Form\w+|Steps|Tabs?|Term|Unverified|WhichCa)\b/, `${answer.id}：${block.text}`);
      if (block.text.endsWith('：')) assert.ok(answer.blocks[at + 1], `${answer.id}：${block.text}`);
    }
    assert.doesNotMatch(text, /\{\{|undefined|\[object/, answer.id);
    const prose = text.replace(/^ {4}.*$/gm, '');
    assert.doesNotMatch(prose, /\*\*|`|\]\(|\{\{|<\/?(?:Answer|Callout|Fact|Form\w+|Steps|Tabs?|Term|Unverified|WhichCa)\b|[上下]表|下一[段節]/, answer.id);
    assert.doesNotMatch(text, /\n{4}/, answer.id);
    if (answer.kind === 'rule') assert.doesNotMatch(answer.short.join(), /\{[a-zA-Z]+\}/, answer.id);
    // What stands in 「」 is quoted as the software prints it.
    assert.doesNotMatch(prose.replace(/「[^」]*」/g, '「」'), /\p{Script=Han}[,;:!?](?:\s|\p{Script=Han}|$)/mu, answer.id);
  }
});

test('每一個步驟都連同指令：說要執行指令的步驟，信裡就有那些指令，三種語氣都有', () => {
  const cases: [id: string, commands: string[]][] = [
    ['iis-f5', ['certutil -store request', 'certutil -addstore my ', 'certutil -repairstore my ', "Where-Object SerialNumber -eq '"]],
    ['install-nginx', ['openssl x509 -in ', 'ssl_certificate     /etc/ssl/site/fullchain.pem;', 'sudo nginx -t && sudo systemctl reload nginx']],
    ['keytool-key-mismatch', ['keytool -list -v -keystore ', 'keytool -exportcert -rfc -alias ', 'openssl req -in ']],
    ['flow-iis-f5', ['certutil -store request']],
    ['k01', ['keytool -exportcert -rfc -alias ']],
  ];
  for (const [id, commands] of cases)
    for (const tone of tones) {
      const text = letterOf(id, { tone, language: 'zh' });
      for (const command of commands) assert.ok(text.includes(`    ${command}`) || text.includes(command), `${id} ${tone}：${command}`);
    }
});

test('第一次申請的信，先說哪一種憑證不能給民眾用', () => {
  for (const tone of tones) assert.match(letterOf('apply-steps', { tone, language: 'zh' }), /動手之前先看這一件：.*Chrome 不接受[^]*查機關的 OID/, tone);
});

test('沒有一封信的步驟只是標題：每一個標題底下都有字', () => {
  for (const { id, blocks } of answers)
    for (const list of [blocks, essential(blocks)]) {
      assert.notEqual(list.at(-1)?.kind, 'heading', id);
      // In a whole letter a heading may have others below it.
      if (list !== blocks) for (const [at, block] of list.entries()) if (block.kind === 'heading') assert.notEqual(list[at + 1]?.kind, 'heading', `${id}：${block.text}`);
    }
});

test('英文：寫了的每一則都是英文，步驟和中文一樣多；客服最常寄的都有', () => {
  const english = load('reply-english');
  assert.ok(Object.keys(english).length >= 30);
  for (const id of Object.keys(english)) {
    const prose = (['detailed', 'formal'] as const).map((tone) => letterOf(id, { tone, language: 'en' })).join('\n').replace(/^ {4}.*$/gm, '');
    assert.doesNotMatch(prose, /[，。：；「」〔〕【】]/, id);
    for (const line of prose.split('\n')) assert.doesNotMatch(line, /\p{Script=Han}/u, `${id}：${line}`);
  }
  const often = ['iis-f5', 'chain-what', 'flow-date-invalid', 'flow-name-mismatch', 'flow-csr-rejected', 'key-lost', 'keytool-key-mismatch', 'mobile-support'];
  const more = ['background-mixed-content', 'harden-old-protocols', 'apply-renewal', 'csr-backup-key', 'flow-pfx-import-fails', 'install-apache', 'install-nginx', 'install-tomcat', 'install-iis'];
  for (const id of [...often, ...more]) assert.ok(english[id], id);
});

test('編輯寫錯英文的代號或步驟數，檢查會說是哪一則', () => {
  const { problems } = checkReplyEnglish(content);
  assert.deepEqual(problems, []);
  const spoiled = Object.assign(Object.create(content) as typeof content, {
    load: (name: 'reply-english') => (name === 'reply-english' ? { nope: { steps: [] }, 'iis-f5': { steps: ['One step only.'] } } : content.load(name)),
    get: content.get.bind(content),
  });
  assert.deepEqual(checkReplyEnglish(spoiled).problems, [
    'content/reply-english.yaml：沒有 nope 這一則答案。代號是固定連結 go/代號.html 的代號。',
    'content/reply-english.yaml 的 iis-f5：英文有 1 步，中文有 8 步。改成一樣多，或把 steps 整段拿掉，只列指令。',
  ]);
});

test('尚未確認的句子在信裡仍然說尚未確認', () => {
  const doubtful = answers.find(({ id }) => id === 'iis-key-overwritten');
  assert.match(doubtful?.short[0] ?? '', /（這一點尚未確認）/);
});

test('目錄與內文拆成兩份，合起來一則不少', () => {
  const shards = new Map(replyScripts().map(({ name, text }) => [name, JSON.parse(text.replace(/^.*?(?:\]|Wordings)=/, '').slice(0, -2)) as Record<string, unknown>]));
  for (const { id, group } of wholeAnswers(replyIndex())) assert.ok(shards.get(`replies-${group}`)?.[id], id);
  const texts = [...shards].filter(([name]) => name !== 'replies-wordings');
  assert.equal(texts.reduce((sum, [, held]) => sum + Object.keys(held).length, 0), answers.length);
});
