import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanMixed } from '../../../src/core/mixed/scan-mixed.ts';

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

/** Processor time and not the clock: other tests run at the same time. */
function cost(text: string): number {
  const before = process.cpuUsage();
  scanMixed(text, { kind: 'html' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，三秒內讀完`, () => {
    const took = cost(text);
    assert.ok(took < 3000, `花了 ${took.toFixed(0)} 毫秒`);
  });
}

test('時間隨長度成正比：四倍長不超過十倍時間', () => {
  for (const unit of [
    '<i>',
    '<img src="http://a.tw/x.png" style="background:url(http://a.tw/y.png)"><script>fetch("http://a.tw/")</script>',
    '<style>a{b:url("',
  ]) {
    const time = (text: string): number => Math.min(cost(text), cost(text), cost(text));
    const small = fill(unit).slice(0, mebibyte / 4);
    assert.ok(time(small.repeat(4)) < time(small) * 10 + 200, unit);
  }
});

/** A small seeded generator, so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('隨機輸入兩萬份：不丟例外，位置在範圍內，網址都真的不安全', (t) => {
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
  const seed = 20261122;
  const next = random(seed);
  let findings = 0;
  for (let run = 0; run < 20_000; run++) {
    let text = '';
    const length = 1 + Math.floor(next() * 30);
    for (let at = 0; at < length; at++) text += pieces[Math.floor(next() * pieces.length)] ?? '';
    const lines = text.split(/\r\n|\r|\n/);
    for (const { line, column, url, effect, suggestion } of scanMixed(text, { kind: next() < 0.2 ? 'css' : 'html' })) {
      findings++;
      assert.ok(line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1, JSON.stringify(text));
      assert.match(url, /^(?:http|ws):/i);
      if (effect !== 'not-mixed') assert.match(suggestion, /^(?:https|wss):/);
    }
  }
  t.diagnostic(`種子 ${seed}：20,000 份，${findings} 筆結果`);
  assert.ok(findings > 5_000);
});
