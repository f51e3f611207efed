import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { leadPage, movedNote } from '../../src/emit/links/lead-page.ts';
import { markPermanent } from '../../src/emit/links/mark-permanent.ts';
import { walkDist } from '../../src/checks/walk-dist.ts';
import { contentSecurityPolicy } from '../../src/site/policy.ts';

test('帶路的頁面不到 1 kB，標題裡的符號是文字', () => {
  const html = leadPage({ title: '<b> & 「a」', href: '../a.html#b' });
  assert.ok(Buffer.byteLength(html) < 1000);
  assert.match(html, /<h1><a href="\.\.\/a\.html#b">&lt;b&gt; &amp; 「a」<\/a><\/h1>/);
  assert.match(
    movedNote('old', '<i>', 'b.html'),
    /^<p class="callout forwarded" id="old">這一段搬到〈<a href="b\.html">&lt;i&gt;<\/a>〉。<\/p>$/,
  );
});

const page = (body: string): string => `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy}"><h1>頁</h1>${body}`;
const walks: [title: string, file: string, html: string, says: string | null][] = [
  ['帶得到', 'go/x.html', leadPage({ title: '頁', href: '../a.html#here' }), null],
  ['頁面不存在', 'go/x.html', leadPage({ title: '頁', href: '../none.html' }), '連到不存在的檔案 ../none.html'],
  ['段落不存在', 'go/x.html', leadPage({ title: '頁', href: '../a.html#none' }), '連到不存在的段落 ../a.html#none'],
  [
    '只有轉址寫錯',
    'go/x.html',
    leadPage({ title: '頁', href: '../a.html' }).replace('url=../a.html', 'url=../b.html'),
    '連到不存在的檔案 ../b.html',
  ],
  [
    '轉到別的網站',
    'go/x.html',
    leadPage({ title: '頁', href: '../a.html' }).replace('url=../a.html', 'url=https://example.com/'),
    '<meta>：轉址寫成 0; url=https://example.com/',
  ],
  [
    '轉到絕對路徑',
    'go/x.html',
    leadPage({ title: '頁', href: '../a.html' }).replace('url=../a.html', 'url=/a.html'),
    '<meta>：轉址寫成 0; url=/a.html',
  ],
  ['標記的固定連結不存在', 'b.html', page('<p data-go="go/none.html"></p>'), '連到不存在的檔案 go/none.html'],
];
for (const [title, file, html, says] of walks) {
  test(`建置後的檢查看得到轉址：${title}`, (context) => {
    const dist = mkdtempSync(join(tmpdir(), 'kb-walk-'));
    context.after(() => rmSync(dist, { recursive: true }));
    mkdirSync(join(dist, 'go'));
    writeFileSync(join(dist, 'a.html'), page('<p id="here"></p>'));
    writeFileSync(join(dist, file), html);
    const found = walkDist(dist, contentSecurityPolicy).problems.map(({ what }) => what);
    assert.deepEqual([...new Set(found)], says === null ? [] : [says]);
  });
}

test('固定連結標在主標題和有代號的地方，其他一字不動', () => {
  const html = '<h1 class="a">題</h1><p id="b">id="b"</p><section id=c></section><code>&lt;h1 id="b"&gt;</code><!-- id="b" -->';
  const marked = markPermanent(html, 'go/p.html', (id) => (id === 'b' || id === 'c' ? `go/${id}.html` : undefined));
  assert.equal(
    marked,
    '<h1 data-go="go/p.html" class="a">題</h1><p id="b" data-go="go/b.html">id="b"</p><section id=c data-go="go/c.html"></section><code>&lt;h1 id="b"&gt;</code><!-- id="b" -->',
  );
});
