import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markEnglish } from '../../src/emit/mark-english.ts';

const cases: [what: string, html: string, marked: string][] = [
  ['句子', '<p>會說 certificate has expired，請換新。</p>', '<p>會說 <span lang="en">certificate has expired</span>，請換新。</p>'],
  [
    '引號裡的訊息',
    '<p>「unable to get local issuer certificate」</p>',
    '<p>「<span lang="en">unable to get local issuer certificate</span>」</p>',
  ],
  ['寫成程式碼的訊息', '<p><code>no start line</code>：檔案不對</p>', '<p><code lang="en">no start line</code>：檔案不對</p>'],
  [
    '有跳脫字元的訊息，只標一次',
    '<code class="x">Public keys in reply and keystore don&#39;t match the other one</code>',
    '<code lang="en" class="x">Public keys in reply and keystore don&#39;t match the other one</code>',
  ],
];

for (const [what, html, marked] of cases) test(`英文：${what}`, () => assert.equal(markEnglish(html), marked));

for (const [what, html] of [
  ['產品與版本', '<p>用 Windows Server 2016 或 Apache HTTP Server 2.4 的主機</p>'],
  ['縮寫', '<p>CA、OCSP 與 TLS</p>'],
  ['指令與選項', '<p><code>openssl x509 -in server.crt -noout</code></p>'],
  ['程式碼區塊', '<pre><code>server certificate has expired</code></pre>'],
  ['已經標好的', '<blockquote lang="en">the certificate has expired</blockquote>'],
  ['資料', '<script type="application/json">"the certificate has expired"</script>'],
  ['圖', '<svg><text>the certificate has expired</text></svg>'],
  ['屬性', '<a title="the certificate has expired" href="x">看說明</a>'],
] as const)
  test(`不是要標的英文：${what}`, () => assert.equal(markEnglish(html), html));

test('英文：空元素與自己關起來的標籤不會讓後面的標錯', () => {
  const html = '<div lang="en"><br><img src="a"/><svg><path/></svg></div><p>the certificate has expired</p>';
  assert.equal(markEnglish(html), html.replace('the certificate has expired', '<span lang="en">the certificate has expired</span>'));
});
