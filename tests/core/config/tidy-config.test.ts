import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectConfig } from '../../../src/core/config/detect-config.ts';
import { tidyConfig, type Tidying } from '../../../src/core/config/tidy-config.ts';
import { refused as apacheRefused } from '../../fixtures/apache/refused.ts';
import { refused as nginxRefused } from '../../fixtures/nginx/refused.ts';
import { ends } from '../../support/effort.ts';

const nginx = 'server {\n    listen 443 ssl;\n    server_name www.agency.gov.tw;\n\n\tssl_protocols TLSv1;\n}\n';
const connector = '<Connector port="443"\n           SSLEnabled="true"\n           scheme="https"\n/>\n';
const inFront = (mark: (line: number) => string, text = nginx): string =>
  text
    .split('\n')
    .map((line, at, all) => (at === all.length - 1 ? line : mark(at + 1) + line))
    .join('\n');

const tidy: [what: string, text: string, tidied: Tidying[], clean: string][] = [
  ['回信', inFront(() => '> '), ['quote'], nginx],
  ['回信的回信', inFront(() => '>> '), ['quote'], nginx],
  ['回信的回信，中間有空格', inFront(() => '> > '), ['quote'], nginx],
  ['引用符號後面沒有空格', inFront(() => '>'), ['quote'], nginx],
  ['整封信，前後有話', `王小姐您好：\n設定如下：\n${inFront(() => '> ')}謝謝\n`, ['quote'], `\n\n${nginx}\n`],
  ['引用的 XML', inFront(() => '> ', connector), ['quote'], connector],
  ['只有一行', '> ssl_protocols TLSv1;', ['quote'], 'ssl_protocols TLSv1;'],
  ['Linux 的提示字元', `root@web:~# cat /etc/nginx/conf.d/site.conf\n${nginx}root@web:~# `, ['prompt'], `\n${nginx}`],
  ['RHEL 的提示字元', `[root@web01 nginx]# cat site.conf\n${nginx}`, ['prompt'], `\n${nginx}`],
  ['只有錢字號', `$ sudo cat site.conf\n${nginx}`, ['prompt'], `\n${nginx}`],
  ['命令提示字元', `C:\\inetpub\\wwwroot> type web.config\n${connector}`, ['prompt'], `\n${connector}`],
  ['PowerShell', `PS C:\\nginx> Get-Content .\\site.conf\n${nginx}`, ['prompt'], `\n${nginx}`],
  ['編輯器的行號', inFront((line) => `${String(line).padStart(3)} `), ['number'], nginx],
  ['nl 與 cat -n', inFront((line) => `${String(line).padStart(6)}\t`), ['number'], nginx],
  ['行號加冒號', inFront((line) => `${line + 11}:`), ['number'], nginx],
  ['行號加直線', inFront((line) => `${line} | `), ['number'], nginx],
  [
    '三樣都有',
    `> root@web:~# cat -n site.conf\n${inFront((line) => `>  ${String(line).padStart(5)}\t`)}`,
    ['quote', 'prompt', 'number'],
    `\n${nginx}`,
  ],
];
for (const [what, text, tidied, clean] of tidy) {
  test(`整理貼上的設定：${what}`, () => {
    const found = tidyConfig(text) ?? assert.fail();
    assert.deepEqual(found.tidied, tidied);
    assert.equal(found.text, clean);
    assert.notEqual(detectConfig(found.text), null);
    assert.equal(found.text.split('\n').length, text.split('\n').length);
  });
  test(`整理貼上的設定，CRLF：${what}`, () => {
    const crlf = (one: string): string => one.replaceAll('\n', '\r\n');
    assert.equal(tidyConfig(crlf(text))?.text, crlf(clean));
  });
}

test('行號照原來印的：沒有行號的空行就沒有', () => {
  const numbered = '    41\tserver {\n\n    42\t  listen 443 ssl;\n    43\t}';
  assert.deepEqual(tidyConfig(numbered)?.numbers, [41, null, 42, 43]);
  assert.deepEqual(tidyConfig(inFront(() => '> '))?.numbers, []);
});

const untouched: [what: string, text: string][] = [
  ['平常的設定', nginx],
  ['結尾的大於符號自己一行', connector.replace('/>', '>')],
  ['說明裡的電子郵件與錢字號', '# root@web: $5\nServerAdmin root@web.gov.tw\nServerName a\n'],
  ['數字開頭的幾行', 'map $x $y {\n  10 a;\n  20 b;\n  default c;\n}\n'],
  ['一封信裡引用一行', '您好：\n> 請問怎麼改？\n請改 ssl_protocols。\n'],
  ['什麼都沒有', ''],
];
for (const [what, text] of untouched) test(`不整理：${what}`, () => assert.equal(tidyConfig(text), null));

test('nginx 與 Apache 不收的設定一個字都不動', () => {
  for (const { what, text } of [...nginxRefused, ...apacheRefused]) assert.equal(tidyConfig(text), null, what);
});

test('很長的文字整理得完', async () => {
  for (const text of [
    '> '.repeat(500_000),
    '>\n'.repeat(500_000),
    'a@b:'.repeat(250_000),
    '1\n'.repeat(500_000),
    `[a@${'x'.repeat(900_000)}`,
  ])
    await ends(() => tidyConfig(text));
});
