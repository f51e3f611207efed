import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MixedFinding } from '../../../src/core/mixed/mixed-finding.ts';
import { mixedLimits } from '../../../src/core/mixed/limits.ts';
import { kindOfSource, scanMixed } from '../../../src/core/mixed/scan-mixed.ts';

/** `element attribute effect code`, with a question mark where unsure. */
const brief = ({ element, attribute, effect, code, unsure }: MixedFinding): string =>
  `${element} ${attribute} ${effect} ${code}${unsure === true ? ' ?' : ''}`;

/** What, source with an insecure address, the findings. The same source with https must give none. */
const found: [what: string, source: string, ...findings: string[]][] = [
  ['程式檔', '<script src="http://a.tw/x.js"></script>', 'script src blocked script'],
  ['樣式檔', '<link rel="stylesheet" href="http://a.tw/x.css">', 'link href blocked style-sheet'],
  ['替代樣式檔', '<link rel="alternate stylesheet" href="http://a.tw/x.css">', 'link href blocked style-sheet'],
  ['預先載入字型', '<link rel=preload as=font href="http://a.tw/x.woff2">', 'link href blocked preload'],
  ['預先載入圖片', '<link rel=preload as=image href="http://a.tw/x.png">', 'link href upgraded image'],
  ['預先載入模組', '<link rel=modulepreload href="http://a.tw/x.js">', 'link href blocked script'],
  ['網站資訊檔', '<link rel=manifest href="http://a.tw/x.json">', 'link href blocked manifest'],
  ['網站圖示', '<link rel="shortcut icon" href="http://a.tw/x.ico">', 'link href blocked icon'],
  ['圖片', '<img src="http://a.tw/x.png">', 'img src upgraded image'],
  [
    '圖片候選清單',
    '<img srcset="http://a.tw/1.png 1x, http://a.tw/2.png 2x">',
    'img srcset blocked image-set',
    'img srcset blocked image-set',
  ],
  [
    '候選清單沒有空白',
    '<img srcset="http://a.tw/1.png, http://a.tw/2.png">',
    'img srcset blocked image-set',
    'img srcset blocked image-set',
  ],
  ['picture 裡的 source', '<picture><source srcset="http://a.tw/x.webp"></picture>', 'source srcset blocked image-set'],
  [
    '影片、封面、來源與字幕',
    '<video poster="http://a.tw/p"><source src="http://a.tw/s"><track default src="http://a.tw/t"></video><video src="http://a.tw/v"></video>',
    'video poster upgraded image',
    'source src upgraded media',
    'track src blocked track',
    'video src upgraded media',
  ],
  ['聲音', '<audio src=http://a.tw/a.mp3></audio>', 'audio src upgraded media'],
  ['內嵌網頁', '<iframe src="http://a.tw/"></iframe>', 'iframe src blocked frame'],
  ['框架', '<frameset><frame src="http://a.tw/"></frameset>', 'frame src blocked frame'],
  ['物件', '<object data="http://a.tw/x.swf"></object>', 'object data blocked plug-in'],
  ['外掛', '<embed src="http://a.tw/x.swf">', 'embed src blocked plug-in'],
  ['表單', '<form action="http://a.tw/send"></form>', 'form action warned form'],
  ['送出按鈕', '<button formaction="http://a.tw/send">送出</button>', 'button formaction warned form'],
  ['圖片按鈕', '<input type=image src="http://a.tw/x.png">', 'input src upgraded image'],
  ['舊式背景圖', '<td background="http://a.tw/x.gif">', 'td background upgraded image'],
  ['SVG 圖片', '<svg><image xlink:href="http://a.tw/x.png"/></svg>', 'image xlink:href upgraded image'],
  ['SVG 引用', '<svg><use href="http://a.tw/x.svg#i"/></svg>', 'use href upgraded svg-reference'],
  ['style 標籤的背景圖', '<style>body { background: url(http://a.tw/x.png) }</style>', 'style background upgraded css-image'],
  ['style 標籤的 @import 字串', '<style>@import "http://a.tw/x.css";</style>', 'style @import blocked css-import'],
  ['style 標籤的 @import url()', "<style>@import url('http://a.tw/x.css') screen;</style>", 'style @import blocked css-import'],
  [
    'style 標籤的字型',
    '<style>@font-face { font-family: x; src: local(y), url("http://a.tw/x.woff") }</style>',
    'style src blocked css-font',
  ],
  ['style 屬性', '<p style="background-image:url(&quot;http://a.tw/x.png&quot;)">', 'p style upgraded css-image'],
  ['自動轉址', '<meta http-equiv="refresh" content="5; url=http://a.tw/">', 'meta content warned meta-refresh'],
  ['自動轉址，網址有引號', `<meta http-equiv=Refresh content="0;URL='http://a.tw/'">`, 'meta content warned meta-refresh'],
  ['下載連結', '<a download href="http://a.tw/x.zip">檔案</a>', 'a href warned download'],
  ['WebSocket', '<script>var s = new WebSocket("ws://a.tw/s");</script>', 'script  blocked web-socket ?'],
  ['程式裡的 fetch', "<script>fetch('http://a.tw/api')</script>", 'script  blocked script-text ?'],
  ['程式裡的 XMLHttpRequest', '<script>x.open("GET", "http://a.tw/api")</script>', 'script  blocked script-text ?'],
  ['程式寫出的標籤', `<script>document.write('<img src="http://a.tw/x.png">')</script>`, 'script  upgraded script-text ?'],
  ['事件程式', `<body onload="i.src='http://a.tw/x.png'">`, 'body onload upgraded script-text ?'],
  ['樣板內容', '<template><img src="http://a.tw/x.png"></template>', 'img src upgraded image ?'],
  ['網址裡有樣板變數', '<img src="http://{{host}}/x.png">', 'img src upgraded image ?'],
  ['srcdoc 裡的網頁', '<iframe srcdoc="&lt;script src=&quot;http://a.tw/x.js&quot;&gt;"></iframe>', 'script src blocked script'],
  ['屬性值用字元參照', '<img src="&#104;ttp://a.tw/x.png">', 'img src upgraded image'],
  ['大寫標籤、單引號、換行', "<IMG\n SRC='HTTP://a.tw/x.png'>", 'img src upgraded image'],
  ['網址前後有空白', '<img src="  http://a.tw/x.png  ">', 'img src upgraded image'],
  ['IP 位址的圖片不會升級', '<img src="http://192.0.2.7/x.png">', 'img src blocked address'],
  [
    'upgrade-insecure-requests',
    '<meta http-equiv=Content-Security-Policy content="upgrade-insecure-requests"><script src="http://a.tw/x.js"></script>',
    'script src upgraded policy',
  ],
  ['HTML 裡的 image 就是 img', '<image src="http://a.tw/x.png">', 'image src upgraded image'],
  [
    'picture 裡的 img 不升級',
    '<picture><img src="http://a.tw/x.png"></picture><img src="http://a.tw/x.png">',
    'img src blocked image-set',
    'img src upgraded image',
  ],
  ['有 srcset 的 img 的 src 多半用不到', '<img srcset="/1.png 1x" src="http://a.tw/x.png">', 'img src blocked image-set ?'],
  ['SVG 的樣式屬性', '<svg fill="url(http://a.tw/x.svg#a)"></svg>', 'svg fill upgraded css-other'],
  ['匯入對照表', '<script type=importmap>{"imports":{"a":"http:\\/\\/a.tw/x.js"}}</script>', 'script  blocked script ?'],
  ['data: 框架裡的網頁', "<iframe src='data:text/html,%3Cimg src=http://a.tw/x.png>'></iframe>", 'img src upgraded image'],
  ['停用的樣式檔', '<link rel=stylesheet disabled href="http://a.tw/x.css">', 'link href blocked style-sheet ?'],
  ['手機的圖示', '<link rel=apple-touch-icon href="http://a.tw/x.png">', 'link href blocked icon ?'],
  ['預先載入圖片清單', '<link rel=preload as=image imagesrcset="http://a.tw/x.png 2x">', 'link imagesrcset upgraded image'],
  ['內部網路的程式', '<script src="http://10.1.2.3/x.js"></script>', 'script src warned private'],
  ['內部網路的表單', '<form action="http://nas.local/"></form>', 'form action warned form'],
  ['CSS 跳脫字元', '<style>a{b\\61 ckground:u\\72l("http\\3a //a.tw/x.png")}</style>', 'style background upgraded css-image'],
  [
    '程式裡的變數是哪一種元素',
    '<script>var i=new Image(),s=document.createElement("script");i.src="http://a.tw/x";s.src="http://a.tw/y"</script>',
    'script  upgraded script-text ?',
    'script  blocked script-text ?',
  ],
  ['重複的屬性只看第一個', '<img src="http://a.tw/1.png" src="/2.png">', 'img src upgraded image'],
];

for (const [what, source, ...findings] of found) {
  test(`${what}：http 會報告，改成 https 就沒有`, () => {
    assert.deepEqual(scanMixed(source).map(brief), findings);
    assert.deepEqual(
      scanMixed(
        source
          .replaceAll(/http:/gi, 'https:')
          .replaceAll('&#104;ttp:', 'https:')
          .replaceAll('http\\3a ', 'https\\3a ')
          .replaceAll('ws:', 'wss:')
          .replaceAll('httpss', 'https')
          .replaceAll('wsss', 'wss'),
      ),
      [],
    );
  });
}

const clean: [what: string, source: string][] = [
  ['一般連結', '<a href="http://a.tw/">連結</a><area href="http://a.tw/">'],
  ['canonical 與 alternate', '<link rel=canonical href="http://a.tw/"><link rel=alternate href="http://a.tw/rss">'],
  ['預先解析網域', '<link rel="dns-prefetch" href="http://a.tw/"><link rel=preconnect href="http://a.tw/">'],
  ['註解', '<!-- <img src="http://a.tw/x.png"> --><style>/* url(http://a.tw/) */</style>'],
  [
    'xmlns 與 DTD',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1/DTD/x.dtd"><html xmlns="http://www.w3.org/1999/xhtml">',
  ],
  ['noscript', '<noscript><img src="http://a.tw/x.png"></noscript>'],
  ['文字內容', '<p>請連到 http://a.tw/ 或 &lt;img src="http://a.tw/"&gt;</p>'],
  ['文字方塊', '<textarea><img src="http://a.tw/x.png"></textarea><title><img src="http://a.tw/"></title>'],
  ['省略通訊協定', '<script src="//a.tw/x.js"></script>'],
  ['相對網址', '<img src="x.png"><img src="/x.png">'],
  ['data 與 blob', '<img src="data:image/png;base64,AA=="><img src="blob:http://a.tw/1">'],
  ['結構化資料', '<script type="application/ld+json">{"@context":"http://schema.org","url":"http://a.tw/"}</script>'],
  ['XML 命名空間字串', '<script>document.createElementNS("http://www.w3.org/2000/svg", "g")</script>'],
  ['程式裡的換頁', '<script>location.href = "http://a.tw/"; window.open("http://a.tw/")</script>'],
  ['程式裡的註解', '<script>// fetch("http://a.tw/")\n/* fetch("http://a.tw/") */</script>'],
  ['正規表示式', '<script>var r = /["\']/; x(/fetch("http:\\/\\/a.tw")/)</script>'],
  ['CSS 命名空間', '<style>@namespace svg url(http://www.w3.org/2000/svg);</style>'],
  ['自訂屬性名稱', '<div data-src="http://a.tw/x.png" title="http://a.tw/">'],
  ['其他類型的輸入欄位', '<input type=text src="http://a.tw/x.png" value="http://a.tw/">'],
  ['base 是 https 時省略通訊協定', '<base href="https://b.tw/"><script src="//a.tw/x.js"></script>'],
  ['第二個 base 不算', '<base href="/"><base href="http://b.tw/"><img src="x.png">'],
  [
    '不是程式的 script',
    '<script type="application/json" src="http://a.tw/x.js"></script><script nomodule src="http://a.tw/x.js"></script>',
  ],
  [
    '不是 CSS 的樣式',
    '<link rel=stylesheet type="text/less" href="http://a.tw/x.css"><style type="text/less">a{b:url(http://a.tw/)}</style>',
  ],
  ['規則後面的 @import', '<style>a{color:red} @import "http://a.tw/x.css";</style>'],
  ['不認得種類的預先載入', '<link rel=preload as=video href="http://a.tw/x.mp4"><link rel=prerender href="http://a.tw/">'],
  ['外面的 source', '<source src="http://a.tw/x.mp4" srcset="http://a.tw/x.png">'],
  ['有 srcdoc 的 iframe 的 src', '<iframe srcdoc="" src="http://a.tw/"></iframe>'],
  ['沒寫完的標籤', '<img src="http://a.tw/x.png"'],
];

for (const [what, source] of clean) {
  test(`${what}不是混合內容`, () => assert.deepEqual(scanMixed(source), []));
}

test('本機網址可信賴，只提醒', () => {
  for (const host of ['localhost', 'LOCALHOST:8080', 'app.localhost', '127.0.0.1', '127.9.9.9:80', '[::1]']) {
    assert.deepEqual(scanMixed(`<script src="http://${host}/x.js"></script>`).map(brief), ['script src not-mixed local'], host);
  }
  assert.deepEqual(scanMixed('<script src="http://localhost.a.tw/x.js"></script>').map(brief), ['script src blocked script']);
  assert.deepEqual(scanMixed('<script src="http://128.0.0.1/x.js"></script>').map(brief), ['script src blocked script']);
});

test('內部網路的位址：Chromium 認得的都算，隔壁的不算', () => {
  const effect = (host: string): string | undefined =>
    scanMixed(`<img src="http://${host}/">`).map(({ effect, code }) => `${effect} ${code}`)[0];
  const inside =
    '10.0.0.1 100.64.0.1 100.127.9.9 169.254.1.1 172.16.0.1 172.31.0.1 192.168.1.1 0x0a000001 [fd00::1] [fe80::1] [::ffff:10.0.0.1] nas.local NAS.LOCAL.';
  for (const host of inside.split(' ')) assert.equal(effect(host), 'warned private', host);
  for (const host of '11.0.0.1 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 192.169.1.1 8.8.8.8 [2606:4700::1] [::ffff:8.8.8.8]'.split(
    ' ',
  )) {
    assert.equal(effect(host), 'blocked address', host);
  }
  for (const host of ['local.tw', 'intranet', 'notlocal']) assert.equal(effect(host), 'upgraded image', host);
  for (const host of ['127.1', 'localhost.']) assert.equal(effect(host), 'not-mixed local', host);
});

test('base 是 http 時，相對網址與省略通訊協定的網址都變成不安全', () => {
  const findings = scanMixed('<base href="http://b.tw/d/"><img src="x.png"><script src="//a.tw/x.js"></script><a href="y">y</a>');
  assert.deepEqual(
    findings.map(({ url, effect }) => [url, effect]),
    [
      ['http://b.tw/d/', 'warned'],
      ['http://b.tw/d/x.png', 'upgraded'],
      ['http://a.tw/x.js', 'blocked'],
    ],
  );
});

test('位置是網址本身的行與字（UTF-16 單位），跨行的標籤也對得到', () => {
  const source = '<p>測試𠮷</p>\r\n<img alt="圖"\n     src="http://a.tw/x.png"\n     srcset="/1.png 1x,\n       http://a.tw/2.png 2x">';
  assert.deepEqual(
    scanMixed(source).map(({ line, column }) => [line, column]),
    [
      [3, 11],
      [5, 8],
    ],
  );
  assert.deepEqual(
    scanMixed('<b>𠮷</b><img src=http://a.tw/>').map(({ line, column }) => [line, column]),
    [[1, 19]],
  );
  assert.deepEqual(
    scanMixed('<p style="a:url(&quot;http://a.tw/x&quot;)">').map(({ column }) => column),
    [23],
  );
});

test('建議網址：換成 https 或 wss，80 埠拿掉，其他埠與網址其餘部分不動', () => {
  const rows: [string, string][] = [
    ['http://a.tw/x?u=http://b.tw/', 'https://a.tw/x?u=http://b.tw/'],
    ['http://a.tw:80/x', 'https://a.tw/x'],
    ['http://a.tw:80', 'https://a.tw'],
    ['http://a.tw:8080/x', 'https://a.tw:8080/x'],
    ['HTTP://A.tw/', 'https://A.tw/'],
  ];
  for (const [url, suggestion] of rows) assert.equal(scanMixed(`<img src="${url}">`)[0]?.suggestion, suggestion);
});

test('CSS 檔：背景、字型、@import、image-set 與自訂屬性', () => {
  const css = `@charset "utf-8"; /* http://a.tw */
@import 'http://a.tw/1.css';
@media print { a { background: #fff url( "http://a.tw/2.png" ) no-repeat } }
@font-face { src: url(http://a.tw/3.woff) }
b { background-image: image-set("http://a.tw/4.png" 1x, url(http://a.tw/5.png) 2x); content: "http://a.tw/no" }
:root { --pic: url(http://a.tw/6.png) }
c { filter: url(http://a.tw/7.svg#f) }`;
  assert.equal(kindOfSource(css), 'css');
  assert.deepEqual(
    scanMixed(css).map((finding) => `${finding.line} ${brief(finding)}`),
    [
      '2 css @import blocked css-import',
      '3 css background upgraded css-image',
      '4 css src blocked css-font',
      '5 css background-image upgraded css-image',
      '5 css background-image upgraded css-image',
      '6 css --pic upgraded css-image ?',
      '7 css filter upgraded css-other',
    ],
  );
});

test('分得出網頁與樣式檔', () => {
  const rows: [string, 'html' | 'css'][] = [
    ['<p>', 'html'],
    ['  <!-- a{b:c} --> <p>', 'html'],
    ['{{ title }}<img src="x">', 'html'],
    ['文字', 'html'],
    ['', 'html'],
    ['a{color:red}', 'css'],
    ['/* <p> */ a { b: c }', 'css'],
    ['@import "x";', 'css'],
    ['.a{background:url("data:image/svg+xml,<svg/>")}', 'css'],
  ];
  for (const [source, kind] of rows) assert.equal(kindOfSource(source), kind, source);
});

test('最多列出一萬筆', () => {
  assert.equal(scanMixed('<img src="http://a.tw/">'.repeat(10_050)).length, mixedLimits.findings);
});
