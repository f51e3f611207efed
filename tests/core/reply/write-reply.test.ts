import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../src/core/reply/answer.ts';
import { chineseNumber } from '../../../src/core/reply/chinese-number.ts';
import { emptyCase } from '../../../src/core/reply/reply-case.ts';
import { usualStyle } from '../../../src/core/reply/reply-style.ts';
import { writeReply, type ReplyRequest } from '../../../src/core/reply/write-reply.ts';
import { byFile, load } from '../../../src/content/content-folder.ts';

const content = { words: byFile('messages').reply ?? {}, fields: load('fields') };
const base: Answer = { id: 'x', kind: 'answer', title: '', short: [], blocks: [], parts: [], also: [], english: null };
const first: Answer = {
  ...base,
  id: 'iis-f5',
  title: '憑證不見了？',
  short: ['憑證沒有接上金鑰。'],
  blocks: [
    { kind: 'paragraph', text: '別急。' },
    { kind: 'heading', text: '接回去' },
    { kind: 'step', number: 1, text: '匯入。' },
    { kind: 'command', language: 'bat', title: '匯入憑證', code: 'certutil -addstore my {{certFile}}' },
    { kind: 'note', text: '要說成功。' },
    { kind: 'step', number: 2, text: '看設定：' },
    { kind: 'command', language: 'nginx', title: 'site.conf', code: 'server {\n  server_name {{domain}};\n\n  listen {{port}};\n}' },
    { kind: 'heading', text: '沒有接上' },
    { kind: 'item', text: '空的' },
    { kind: 'item', text: '找不到' },
  ],
  english: { title: 'It is gone', text: ['No key.'], steps: ['Import it.', 'Look at the settings.'] },
};
const second: Answer = { ...base, id: 'n01', title: 'nginx：不是一對', short: ['拿錯金鑰。', '先比對雜湊。'], parts: ['怎麼比', '之後'] };
const write = (request: Partial<ReplyRequest>) =>
  writeReply(
    { answers: [first], case: emptyCase(), style: usualStyle, typed: {}, site: 'https://kb.example.gov.tw/', ...request },
    content,
  );
const known = {
  ...emptyCase(),
  number: '115-001',
  host: 'www.agency.gov.tw',
  server: 'IIS',
  ca: 'TWCA',
  name: '承辦人',
  signature: '某機關\n客服',
};

test('詳細：稱呼、案件、說明、每一步與指令、哪些是範例、永久連結、結尾；主機填進指令', () => {
  const reply = write({ case: known });
  assert.equal(reply.subject, '憑證問題回覆（115-001）：憑證不見了？');
  assert.equal(
    reply.text,
    `承辦人 您好：

關於您詢問的憑證問題，回覆如下。

案件編號：115-001
主機：www.agency.gov.tw
伺服器：IIS
憑證簽發者：TWCA

憑證不見了？

憑證沒有接上金鑰。

別急。

【接回去】

1. 匯入。

匯入憑證：

    certutil -addstore my 405DB92C677DA6AAD09F96A139842C42.cer

要說成功。

2. 看設定：

site.conf：

    server {
      server_name www.agency.gov.tw;

      listen 443;
    }

【沒有接上】

・空的
・找不到

指令裡的這些是範例，請換成您的：405DB92C677DA6AAD09F96A139842C42.cer（憑證機構簽發的檔案）。

完整說明：
https://kb.example.gov.tw/go/iis-f5.html

處理之後如果還有問題，請直接回信，附上錯誤訊息的全文與發生的時間。私密金鑰與密碼請不要寄給任何人。

敬祝　順心

某機關
客服
`,
  );
});

test('簡短：只有說明、步驟與指令，案件資料與補充不放', () => {
  const { text } = write({ case: known, style: { tone: 'brief', language: 'zh' } });
  assert.match(text, /^承辦人 您好：\n\n憑證不見了？\n\n憑證沒有接上金鑰。\n\n【接回去】\n\n1\. 匯入。\n/);
  assert.match(text, /\n {4}certutil -addstore my 405DB/);
  assert.doesNotMatch(text, /別急|沒有接上】|空的|案件編號/);
});

test('公文稿：主旨、說明、一、（一），不編日期與字號', () => {
  const { text } = write({ case: known, answers: [first, second], style: { tone: 'formal', language: 'zh' } });
  assert.equal(
    text.replace(/\n {4}[^]*?\n\n(?! {4})/g, '\n'),
    `受文者：承辦人

主旨：有關貴單位詢問「憑證不見了」、「nginx：不是一對」一案，復如說明，請查照。

說明：

一、復貴單位有關憑證問題之詢問（案件編號：115-001；主機：www.agency.gov.tw；伺服器：IIS；憑證簽發者：TWCA）。

二、有關「憑證不見了」：憑證沒有接上金鑰。

三、處理方式如下：

（一）匯入。

匯入憑證：

要說成功。

（二）看設定：

site.conf：

指令裡的這些是範例，請換成您的：405DB92C677DA6AAD09F96A139842C42.cer（憑證機構簽發的檔案）。

四、完整說明：
https://kb.example.gov.tw/go/iis-f5.html

五、有關「nginx：不是一對」：拿錯金鑰。

六、先比對雜湊。

七、完整說明：
https://kb.example.gov.tw/go/n01.html

八、處理後如仍有疑義，請檢附錯誤訊息全文及發生時間回復本信；私密金鑰與密碼請勿提供予任何人。

某機關
客服
`,
  );
});

test('英文：每一步底下是中文那一步的指令；沒有英文的照實說，指令與連結仍在；兩種語言一起時英文在後面', () => {
  const reply = write({ answers: [first, { ...second, blocks: first.blocks }], style: { tone: 'detailed', language: 'en' } });
  assert.equal(reply.subject, 'Your certificate question: It is gone');
  assert.equal(reply.withoutEnglish, 1);
  assert.match(
    reply.text,
    /^Hello,\n\n.*\n\n1\. It is gone\n\nNo key\.\n\nSteps:\n\n1\. Import it\.\n\n {4}certutil -addstore my 405DB\S+\n\n2\. Look at the settings\.\n\nsite\.conf:\n\n {4}server \{/,
  );
  assert.match(reply.text, /\n\n2\. nginx：不是一對\n\nThere is no English text for this answer yet\..*\n\nCommands:\n\n {4}certutil/);
  assert.match(reply.text, /\(in Chinese\):\nhttps:\/\/kb\.example\.gov\.tw\/go\/n01\.html\n/);
  const both = write({ style: { tone: 'brief', language: 'both' } });
  assert.match(both.text, /^您好：[^]*敬祝　順心\n\n（以下是英文版 \/ English version below）\n\nHello,/);
});

test('英文的公文稿：主旨、分項、正式的結尾；範例與缺的網址都是英文', () => {
  const named: Answer = {
    ...first,
    blocks: [
      { kind: 'step', number: 1, text: '產製。' },
      {
        kind: 'command',
        language: 'bash',
        title: '',
        code: 'keytool -genkeypair -dname CN={{domain}},O={{organisation}},L={{locality}},C=TW',
      },
    ],
    english: { title: 'Making a key', text: ['Make it on the host.'], steps: ['Make it.'] },
  };
  const { text } = write({ case: known, answers: [named], style: { tone: 'formal', language: 'en' }, site: null });
  assert.equal(
    text,
    `Dear Sir or Madam,

Subject: Reply to your inquiry: Making a key

1. We refer to your inquiry about a certificate (case 115-001, www.agency.gov.tw) and reply as follows.

2. Make it on the host.

3. Please proceed as follows:

(1) Make it.

    keytool -genkeypair -dname CN=www.agency.gov.tw,O=ExampleAgency,L=Taipei,C=TW

These names in the commands are examples; please replace them with yours: ExampleAgency, Taipei

4. Full instructions (in Chinese):
(address of the site)/go/iis-f5.html

5. Should the problem persist, please reply to this message and enclose the complete error message and the time when it occurred. Private keys and passwords must not be disclosed to anyone.

Yours faithfully,

某機關
客服
`,
  );
  const both = write({ answers: [named, second], style: { tone: 'formal', language: 'both' } });
  assert.match(
    both.text,
    /^主旨：[^]*O=行政院測試機關[^]*English version below[^]*Dear Sir or Madam,[^]*\n\n2\. Regarding "Making a key": Make it[^]*O=ExampleAgency/,
  );
});

test('填進指令：照那個地方的規則加引號；寫不進去的說是哪一個、為什麼，指令留著範例', () => {
  const filled = write({ typed: { certFile: 'my site.cer', domain: 'other.gov.tw' }, case: known });
  assert.match(filled.text, /certutil -addstore my "my site\.cer"/);
  assert.match(filled.text, /server_name other\.gov\.tw;/);
  assert.doesNotMatch(filled.text, /這些是範例/);
  assert.deepEqual(filled.filling.used, ['certFile', 'domain', 'port']);
  const refused = write({ typed: { certFile: 'a%b".cer', domain: 'https://other.gov.tw/' } });
  assert.deepEqual(Object.keys(refused.filling.refused), ['certFile', 'domain']);
  assert.match(refused.text, /-addstore my 405DB/);
  assert.match(refused.text, /server_name www\.example\.gov\.tw;/);
  // A host that is no name is none in the commands, and nobody is told off for it.
  const odd = write({ case: { ...known, host: '機房 3 號' } });
  assert.match(odd.text, /server_name www\.example\.gov\.tw;/);
  assert.deepEqual(odd.filling.refused, {});
});

test('兩則回覆有編號；沒填的不留空行；沒有網址時看得出來', () => {
  const { text, subject } = write({ answers: [first, second], site: null });
  assert.equal(subject, '憑證問題回覆：憑證不見了？');
  assert.match(text, /^您好：\n\n關於您詢問的憑證問題，以下分 2 點回覆。\n\n一、憑證不見了？\n/);
  assert.match(
    text,
    /\n\n二、nginx：不是一對\n\n拿錯金鑰。\n\n先比對雜湊。\n\n說明頁還有：怎麼比、之後。\n\n完整說明：\n（請填網站網址）\/go\/n01\.html\n/,
  );
  assert.doesNotMatch(text, /\n{3}/);
});

test('案件欄位裡看不見的字元與換行不會進信裡，大括號只是字', () => {
  const { text } = write({ case: { ...emptyCase(), host: 'a\u202eb\nc{name}', name: '{value}', signature: '一\r\n二\u0007' } });
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
