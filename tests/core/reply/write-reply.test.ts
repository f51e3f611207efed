import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../src/core/reply/answer.ts';
import { emptyCase } from '../../../src/core/reply/reply-case.ts';
import { chineseNumber, writeReply } from '../../../src/core/reply/write-reply.ts';
import { byFile } from '../../../src/content/content-folder.ts';

const words = byFile('messages').reply ?? {};
const base: Answer = { id: 'x', kind: 'answer', title: '', short: [], lead: '', steps: [], parts: [], also: [] };
const first: Answer = {
  ...base,
  id: 'iis-f5',
  title: '憑證不見了？',
  short: ['憑證沒有接上金鑰。'],
  lead: '接回去',
  steps: ['匯入。', '接回。'],
};
const second: Answer = { ...base, id: 'n01', title: 'nginx：不是一對', short: ['拿錯金鑰。', '先比對雜湊。'], parts: ['怎麼比', '之後'] };

test('一則回覆：稱呼、案件、說明、步驟、永久連結、結尾', () => {
  const reply = writeReply(
    [first],
    { ...emptyCase(), number: '115-001', host: 'www.example.gov.tw', server: 'IIS', ca: 'TWCA', name: '承辦人', signature: '某機關\n客服' },
    'https://kb.example.gov.tw/',
    words,
  );
  assert.equal(reply.subject, '憑證問題回覆（115-001）：憑證不見了？');
  assert.equal(
    reply.text,
    `承辦人 您好：

關於您詢問的憑證問題，回覆如下。

案件編號：115-001
主機：www.example.gov.tw
伺服器：IIS
憑證簽發者：TWCA

憑證不見了？

憑證沒有接上金鑰。

接回去：
1. 匯入。
2. 接回。

完整說明：
https://kb.example.gov.tw/go/iis-f5.html

處理之後如果還有問題，請直接回信，附上錯誤訊息的全文與發生的時間。私密金鑰與密碼請不要寄給任何人。

敬祝　順心

某機關
客服
`,
  );
});

test('兩則回覆有編號；沒填的不留空行；沒有網址時看得出來', () => {
  const { text, subject } = writeReply([first, second], emptyCase(), null, words);
  assert.equal(subject, '憑證問題回覆：憑證不見了？');
  assert.match(text, /^您好：\n\n關於您詢問的憑證問題，以下分 2 點回覆。\n\n一、憑證不見了？\n/);
  assert.match(
    text,
    /\n\n二、nginx：不是一對\n\n拿錯金鑰。\n\n先比對雜湊。\n\n說明頁還有：怎麼比、之後。\n\n完整說明：\n（請填網站網址）\/go\/n01\.html\n/,
  );
  assert.doesNotMatch(text, /\n{3}|：\n\n\n/);
});

test('案件欄位裡看不見的字元與換行不會進信裡，大括號只是字', () => {
  const { text } = writeReply(
    [first],
    { ...emptyCase(), host: 'a\u202eb\nc{name}', name: '{value}', signature: '一\r\n二\u0007' },
    null,
    words,
  );
  assert.match(text, /^\{value\} 您好：/);
  assert.match(text, /\n主機：abc\{name\}\n/);
  assert.match(text, /\n一\n二\n$/);
});

test('中文編號', () => {
  const cases: [number, string][] = [
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
  ];
  for (const [count, text] of cases) assert.equal(chineseNumber(count), text);
});
