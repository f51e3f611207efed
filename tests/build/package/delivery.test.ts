import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ambiguousFiles, delivery } from '../../../src/build/package/delivery.ts';
import { packageFolder } from '../../../src/build/package/shipped-licences.ts';
import { contentSecurityPolicy } from '../../../src/site/policy.ts';

test('頁面的政策原樣在標頭裡；sw.js 只有 connect-src 不同', () => {
  const page = delivery.headers['Content-Security-Policy'];
  assert.equal(page, `${contentSecurityPolicy}; frame-ancestors 'self'`);
  const rules = (policy: string): string[] => policy.split('; ');
  const worker = rules(delivery.worker.policy);
  assert.deepEqual(rules(page).filter((rule) => !worker.includes(rule)), ["connect-src 'none'"]);
  assert.deepEqual(worker.filter((rule) => !rules(page).includes(rule)), ["connect-src 'self'"]);
});

test('照資料夾和照檔名判斷「不會變的檔案」要一致', () => {
  assert.deepEqual(ambiguousFiles(['index.html', 'assets/site.QL3WOPPR.js', 'assets/errors.B67-XVao.css', 'search/words.0a1b2c3d.js', 'sw.js', 'search.html']), []);
  assert.deepEqual(ambiguousFiles(['assets/site.js', 'search/index.js', 'guide.QL3WOPPR.js']), ['assets/site.js', 'search/index.js', 'guide.QL3WOPPR.js']);
});

test('從檔案的路徑找出屬於哪個套件', () => {
  assert.equal(packageFolder('node_modules/punycode/punycode.es6.js'), 'node_modules/punycode');
  assert.equal(packageFolder('node_modules/@noble/hashes/sha2.js'), 'node_modules/@noble/hashes');
  assert.equal(packageFolder('node_modules/htmlparser2/node_modules/entities/lib/x.js'), 'node_modules/htmlparser2/node_modules/entities');
  assert.equal(packageFolder('src/islands/site.entry.ts'), null);
  assert.equal(packageFolder('content:messages'), null);
});
