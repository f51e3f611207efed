import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanMixed } from '../../../src/core/mixed/scan-mixed.ts';
import { fuzz, pieced } from '../../support/fuzz.ts';
import { ends, growsInProportion } from '../../support/effort.ts';

const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length));

/** One MiB each, made to keep a careless reader busy. */
const hostile: [what: string, text: string][] = [
  ['小於符號', fill('<')],
  ['沒有關閉的引號', fill('<img src="')],
  ['沒有關閉的註解', fill('<!--')],
  ['CDATA', fill('<![CDATA[')],
  ['深層巢狀', fill('<i>')],
  ['開關不對應', fill('<b>').slice(0, mebibyte / 2) + fill('</i>')],
  ['巢狀 SVG', fill('<svg>')],
  ['巢狀 template', fill('<template>')],
  ['同一標籤很多屬性', `<div ${Array.from({ length: 100_000 }, (_, at) => `a${at}=x`).join(' ')}>`],
  ['重複的屬性', `<img ${fill('src=http://a ')}>`],
  ['字元參照', `<img src="${fill('&amp;')}">`],
  ['srcset 括號', `<img srcset="${fill('a(,')}">`],
  ['srcdoc', fill('<iframe srcdoc="')],
  ['CSS 的 url(', `<style>${fill('url(')}</style>`],
  ['CSS 的引號', `<style>${fill('a{b:url("')}</style>`],
  ['CSS 註解', `<style>${fill('/*')}</style>`],
  ['CSS 大括號', `<style>${fill('a{')}</style>`],
  ['程式的斜線', `<script>"http:"${fill('(/[')}</script>`],
  ['程式的引號', `<script>"http:${fill('"')}</script>`],
  ['程式的反引號', `<script>\`http:${fill('`')}</script>`],
  ['程式寫標籤', `<script>"http: ${fill('src=')}"</script>`],
  ['自動轉址', fill('<meta http-equiv=refresh content="0;url=\'http://a">')],
  ['空白', `<img src="${fill(' ')}http://a">`],
  ['換行', fill('\r')],
];

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，讀得完`, async () => {
    await ends(() => scanMixed(text, { kind: 'html' }));
  });
}

test('時間隨長度成正比', async () => {
  for (const unit of [
    '<i>',
    '<img src="http://a.tw/x.png" style="background:url(http://a.tw/y.png)"><script>fetch("http://a.tw/")</script>',
    '<style>a{b:url("',
  ])
    await growsInProportion(
      mebibyte / 4,
      (length) => fill(unit).slice(0, length),
      (text) => scanMixed(text, { kind: 'html' }),
      50,
    );
});

const pieces = [
  '<',
  '>',
  '/',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\r\n',
  '&',
  '&amp;',
  '&#x0;',
  '\0',
  '\ud800',
  '測',
  '𠮷',
  '-->',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<?',
  '<img src=',
  '<script>',
  '</script>',
  '<style>',
  '</style>',
  '<svg>',
  '</svg>',
  '<iframe srcdoc="',
  '<link rel=stylesheet href=',
  '<base href=',
  '<noscript>',
  '<template>',
  '<meta http-equiv=refresh content=',
  '<img src="http://a.tw/x">',
  '<p style="background:url(http://a.tw/y)">',
  '<a href="http://a.tw/">',
  '<script>fetch("http://a.tw/")</script>',
  'a{b:url(http://c)}',
  'srcset=',
  'style="',
  'onload="',
  'http://a.tw/x',
  'http://',
  'ws://a',
  '//a',
  'url(',
  ')',
  '@import ',
  '{',
  '}',
  ';',
  ':',
  'src:',
  'fetch("',
  '\\',
  '`',
  '(',
  '/*',
  '*/',
  '//',
];

test('隨機拼成的輸入：不丟例外，位置在範圍內，網址都真的不安全', async (t) => {
  let findings = 0;
  const tried = await fuzz<{ kind: 'css' | 'html'; text: string }>(t, {
    name: 'mixed',
    usual: 3_000,
    many: 300_000,
    make: (random) => ({ kind: random(5) === 0 ? 'css' : 'html', text: pieced(pieces, 30, random) }),
    check: ({ kind, text }) => {
      const lines = text.split(/\r\n|\r|\n/);
      for (const { line, column, url, effect, suggestion } of scanMixed(text, { kind })) {
        findings++;
        assert.ok(line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1);
        assert.match(url, /^(?:http|ws):/i);
        if (effect !== 'not-mixed') assert.match(suggestion, /^(?:https|wss):/);
      }
    },
  });
  t.diagnostic(`${findings} 筆結果`);
  assert.ok(findings >= tried / 8);
});
