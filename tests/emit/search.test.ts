import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close } from 'pagefind';
import { search } from '../../src/core/search/search.ts';
import { firstsOf, placeOf } from '../../src/core/search/stored.ts';
import { makeSearchOf } from '../../src/emit/search/make-search.ts';
import { recordsOfPage } from '../../src/emit/search/records-of-page.ts';
import { runSearch } from '../../src/emit/search/run-search.ts';

after(() => close());

const article = `<html><body><main><nav>目錄</nav><article><h1>在 nginx 上怎麼安裝？</h1><p class="stamp">最後核對</p><p>先接成 fullchain.pem。</p>
<h2 id="install">安裝</h2><p>把<button class="term">中繼憑證</button><span class="tip">說明</span>放進去。</p><pre>nginx -t
systemctl reload nginx</pre><h3 id="install-check">怎麼確認</h3><p>看序號。</p>
<h2 id="trouble">不成功的話</h2><dl><dt>原因</dt><dd>順序錯。</dd></dl></article><section class="sources"><h2 id="sources">資料來源</h2></section></main></body></html>`;
const errors = `<html><body><main><h1>nginx 的錯誤訊息</h1><section class="entry" id="n01" aria-labelledby="x"><h2 id="x">不是一對<small>n01</small></h2><ul class="texts"><li><code>key values mismatch</code></li></ul><dl><dt>原因</dt><dd>拿錯金鑰。</dd></dl><p class="quiet">適用：1.22</p></section></main></body></html>`;

test('一頁拆成整頁與每一個有代號的段落；目錄、說明泡泡、來源不算內文', () => {
  const records = recordsOfPage('install/nginx.html', article);
  assert.deepEqual(
    records.map(({ address, title, trail }) => [address, title, trail]),
    [
      ['install/nginx.html', '在 nginx 上怎麼安裝？', ''],
      ['install/nginx.html#install', '安裝', '在 nginx 上怎麼安裝？'],
      ['install/nginx.html#install-check', '怎麼確認', '在 nginx 上怎麼安裝？ › 安裝'],
      ['install/nginx.html#trouble', '不成功的話', '在 nginx 上怎麼安裝？'],
    ],
  );
  assert.equal(records[1]?.text, '把中繼憑證放進去。\nnginx -t\nsystemctl reload nginx\n怎麼確認\n看序號。');
  assert.equal(records[3]?.text, '原因：順序錯。');
  assert.equal(records[0]?.text.includes('資料來源'), false);
});

test('錯誤訊息各自一筆，原文另外加重', () => {
  const [, entry] = recordsOfPage('errors/nginx.html', errors);
  assert.deepEqual(entry, {
    kind: 'error',
    address: 'errors/nginx.html#n01',
    title: '不是一對',
    trail: 'nginx 的錯誤訊息',
    text: 'key values mismatch\n原因：拿錯金鑰。',
    also: 'key values mismatch ',
    short: '',
  });
});

test('選單上的短名稱也是標題：只打短名稱就找得到那一頁', async () => {
  const named = article.replace(
    '<article>',
    '<div class="crumbs"><ol><li>首頁</li><li aria-current="page">安裝到 nginx</li></ol></div><article>',
  );
  const records = recordsOfPage('install/nginx.html', named);
  assert.deepEqual(
    records.map(({ short }) => short),
    ['安裝到 nginx', '', '', ''],
  );
  assert.equal(records[0]?.text.includes('首頁'), false);
  const running = await runSearch(await makeSearchOf(records));
  assert.equal((await search('安裝到 nginx', running.data)).results[0]?.record, 0);
});

test('沒有 main 或 h1 的頁面沒有東西可找', () => assert.deepEqual(recordsOfPage('x.html', '<p>空白</p>'), []));

test('真的用 Pagefind 找：標題優先、打一半也找得到、不存在的字找不到', async () => {
  const records = [...recordsOfPage('install/nginx.html', article), ...recordsOfPage('errors/nginx.html', errors)];
  const made = await makeSearchOf(records);
  const running = await runSearch(made);
  const first = async (query: string): Promise<string | undefined> =>
    records[(await search(query, running.data)).results[0]?.record ?? -1]?.address;
  assert.equal(await first('key values mismatch'), 'errors/nginx.html#n01');
  assert.equal(await first('n01'), 'errors/nginx.html#n01');
  assert.equal(await first('接成 fullchain.pem'), 'install/nginx.html');
  assert.equal(await first('不成功'), 'install/nginx.html#trouble');
  assert.equal(await first('systemct'), 'install/nginx.html');
  assert.equal(await first('systemctlx'), undefined);
  assert.equal(await first('中介憑證'), 'install/nginx.html', '名詞的別名');
  const { piece, at } = placeOf(4, firstsOf(running.start.texts));
  assert.equal(made.scripts.get(`t${piece}.js`)?.includes(JSON.stringify(records[4]?.title).slice(1, -1)), true, String(at));
});

test('同樣的內容做出來的每一個檔案都一樣', async () => {
  const records = recordsOfPage('install/nginx.html', article);
  assert.deepEqual([...(await makeSearchOf(records)).scripts], [...(await makeSearchOf(records)).scripts]);
});
