import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintBlockLanguages, lintCommandBlocks } from '../../../src/checks/lint/command-blocks.ts';
import { addressesIn, linksOfArticle, lintExternalLinks } from '../../../src/checks/lint/external-links.ts';
import { faultOfLink, lintInternalLinks } from '../../../src/checks/lint/internal-links.ts';
import type { SiteMap } from '../../../src/content/site-map.ts';
import { lintUniqueIds } from '../../../src/checks/lint/unique-ids.ts';
import { withoutHistory } from '../../../src/checks/lint/without-history.ts';
import { articleOf, type Article } from '../../../src/content/articles.ts';
import { commandBlocksOf } from '../../../src/content/command-blocks.ts';
import { guideData } from '../../content/guide-data.ts';

const file = 'content/guides/csr/x.mdx';
const article = (text: string, status: Article['data']['status'] = 'current'): Article =>
  articleOf(file, 'csr/x.html', text, { ...guideData, status });
const site: SiteMap = new Map<string, ReadonlySet<string> | 'any'>([
  ['csr/x.html', new Set(['steps'])],
  ['chain/y.html', new Set(['files'])],
  ['flows/z.html', 'any'],
]);

const links: [address: string, good: boolean][] = [
  ['/chain/y.html', true],
  ['/chain/y.html#files', true],
  ['#steps', true],
  ['/flows/z.html#a=yes', true],
  ['#missing', false],
  ['/chain/y.html#missing', false],
  ['/chain/none.html', false],
  ['y.html', false],
];
for (const [address, good] of links) {
  test(`站內連結 ${address} ${good ? '找得到' : '指出來'}`, () => {
    assert.equal(faultOfLink(address, 'csr/x.html', site) === null, good);
    const problems = lintInternalLinks(article(`---\nid: x\ntitle: 一\n---\n第一行\n看[這裡](${address})`), site);
    assert.deepEqual(
      problems.map(({ line }) => line),
      good ? [] : [6],
    );
  });
}

test('站內連結：程式碼裡的不算', () => {
  assert.deepEqual(lintInternalLinks(article('`[x](/none.html)`\n```md\n[x](/none.html)\n```'), site), []);
});

const entry = { title: '文件', checked: '2026-11-22', state: 'not-opened' as const };
const used = [{ url: 'https://a.tw/b#c', file, line: 3 }];
test('外部連結：登記過的可以用，段落不另外登記', () => {
  assert.deepEqual(lintExternalLinks(used, [{ ...entry, url: 'https://a.tw/b' }], 'content/links.yaml'), []);
});
test('外部連結：沒有登記的、登記了沒有用的都指出來', () => {
  const problems = lintExternalLinks(used, [{ ...entry, url: 'https://idle.tw/' }], 'content/links.yaml');
  assert.deepEqual(
    problems.map((problem) => [problem.file, problem.line]),
    [
      [file, 3],
      ['content/links.yaml', 1],
    ],
  );
});
test('外部連結：範例網域、欄位與指令不算，句尾標點不算在網址裡', () => {
  assert.deepEqual(
    addressesIn('到 https://gcp.nat.gov.tw，或 https://www.example.gov.tw/ 與 https://{{domain}}/ 與 https://www…').map(({ url }) => url),
    ['https://gcp.nat.gov.tw'],
  );
  const text = [
    '---',
    'sources:',
    '  - url: https://a.tw/b',
    '---',
    '看[這裡](https://c.tw/d)。',
    '```sh',
    'curl https://e.tw/',
    '```',
  ].join('\n');
  assert.deepEqual(
    linksOfArticle(article(text)).map(({ url, line }) => [url, line]),
    [
      ['https://a.tw/b', 3],
      ['https://c.tw/d', 5],
    ],
  );
});

const block = (meta: string, code = 'openssl version', language = 'sh'): string => `\`\`\`${language} ${meta}\n${code}\n\`\`\`\n`;
const blocks: [name: string, text: string, lines: number[]][] = [
  ['有 run', block('fill run="one"'), []],
  ['有 norun 與原因', block('norun="要有 root 權限"'), []],
  ['同一個指令的第二塊', block('run="one"') + block('norun="同 one"'), []],
  ['什麼都沒有', block('fill'), [1]],
  ['norun 沒有原因', block('norun=""'), [1]],
  ['nginx 設定沒有標', block('fill', 'listen 443 ssl;', 'nginx'), [1]],
  ['Apache 設定沒有標', block('', 'SSLEngine on', 'apache'), [1]],
  ['Tomcat 設定沒有標', block('title="conf/server.xml"', '<Connector />', 'xml'), [1]],
  ['ini 有原因', block('norun="certreq 只有 Windows 才有"', '[NewRequest]', 'ini'), []],
  ['Windows 的指令不必標', block('', 'httpd -t', 'bat'), []],
  ['清單裡縮排的區塊也算', '1. 先做\n\n   ```nginx\n   server {\n   }\n   ```\n', [3]],
  ['兩個都寫', block('run="one" norun="不"'), [1]],
  ['代號重複', block('run="one"') + block('run="one"'), [4]],
  ['說相同其實不同', block('run="one"') + block('norun="同 one"', 'openssl list'), [4]],
  ['說相同但沒有那一塊', block('norun="同 two"'), [1]],
];
for (const [name, text, lines] of blocks) {
  test(`指令區塊：${name}`, () =>
    assert.deepEqual(
      lintCommandBlocks(commandBlocksOf(article(text))).map(({ line }) => line),
      lines,
    ));
}

const languages: [name: string, text: string, lines: number[]][] = [
  ['認得的語言', block('run="one"') + block('', 'x', 'text') + block('', 'x', 'powershell'), []],
  ['換一個名字的 shell 逃不過', block('', 'rm x', 'bash'), [1]],
  ['沒有寫語言', '```\nopenssl version\n```\n', [1]],
  ['用波浪號', '~~~sh\nopenssl version\n~~~\n', [1]],
  ['區塊裡的文字不算', '```text\n~~~sh\n```\n```conf\nx\n```\n', [4]],
];
for (const [name, text, lines] of languages) {
  test(`區塊語言：${name}`, () =>
    assert.deepEqual(
      lintBlockLanguages(article(text)).map(({ line }) => line),
      lines,
    ));
}

test('代號：重複的指出第二個，並說第一個在哪裡', () => {
  const [problem, ...more] = lintUniqueIds(
    [
      { id: 'a', file, line: 1 },
      { id: 'b', file, line: 2 },
      { id: 'a', file: 'content/faq/y.mdx', line: 9 },
    ],
    '頁面',
  );
  assert.deepEqual(more, []);
  assert.deepEqual([problem?.file, problem?.line], ['content/faq/y.mdx', 9]);
  assert.match(problem?.message ?? '', /csr\/x\.mdx:1/);
});

test('歷史：標了 history 的區塊不檢查建議，沒標的照查', () => {
  const text =
    '---\nstatus: changed\n---\n```sh history run="deck-break-4"\nopenssl x509 -sha1\n```\n```sh run="new"\nopenssl req -new\n```\n';
  const today = withoutHistory(article(text))?.text ?? '';
  assert.doesNotMatch(today, /-sha1/);
  assert.match(today, /req -new/);
});

test('歷史：整頁、歷史說明框與歷史答案不檢查建議，其餘照查', () => {
  assert.equal(withoutHistory(article('安裝 GRCA2。', 'historical')), null);
  const passage = withoutHistory(
    article('<Callout type="history">\n安裝 GRCA2。\n</Callout>\n<Answer id="a" status="historical">\n安裝 GCA2。\n</Answer>\n今天'),
  );
  assert.doesNotMatch(passage?.text ?? '安裝', /安裝/);
  assert.match(passage?.text ?? '', /今天/);
});
