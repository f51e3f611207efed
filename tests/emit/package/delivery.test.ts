import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, wronglyImmutable } from '../../../src/emit/package/delivery.ts';
import { packageFolder } from '../../../src/emit/package/shipped-licences.ts';
import { contentSecurityPolicy } from '../../../src/site/policy.ts';

test('頁面的政策原樣在標頭裡；sw.js 只有 connect-src 不同', () => {
  const page = delivery.headers['Content-Security-Policy'];
  assert.equal(page, `${contentSecurityPolicy}; frame-ancestors 'self'`);
  const rules = (policy: string): string[] => policy.split('; ');
  const worker = rules(delivery.worker.policy);
  assert.deepEqual(
    rules(page).filter((rule) => !worker.includes(rule)),
    ["connect-src 'none'"],
  );
  assert.deepEqual(
    worker.filter((rule) => !rules(page).includes(rule)),
    ["connect-src 'self'"],
  );
});

const sent: [name: keyof typeof delivery.headers, value: RegExp][] = [
  ['Content-Security-Policy', /^default-src 'none'; /],
  ['X-Content-Type-Options', /^nosniff$/],
  ['Referrer-Policy', /^no-referrer$/],
];
test('每個檔案都有的標頭，一個也不少', () => {
  assert.deepEqual(
    Object.keys(delivery.headers),
    sent.map(([name]) => name),
  );
  for (const [name, value] of sent) assert.match(delivery.headers[name], value);
});

test('會一直留著的檔案，網址裡都要有雜湊', () => {
  const good = [
    'index.html',
    'assets/site.QL3WOPPR.js',
    'assets/errors.B67-XVao.css',
    'search/ba8aa31b/t0.js',
    'search/words.0a1b2c3d.js',
    'sw.js',
    'search.html',
  ];
  const bad = ['assets/site.js', 'assets/fill-words.js', 'search/index.js', 'search/fragments/t0.js'];
  assert.deepEqual(wronglyImmutable(good), []);
  assert.deepEqual(wronglyImmutable(bad), bad);
});

test('從檔案的路徑找出屬於哪個套件', () => {
  assert.equal(packageFolder('node_modules/punycode/punycode.es6.js'), 'node_modules/punycode');
  assert.equal(packageFolder('node_modules/@noble/hashes/sha2.js'), 'node_modules/@noble/hashes');
  assert.equal(packageFolder('node_modules/htmlparser2/node_modules/entities/lib/x.js'), 'node_modules/htmlparser2/node_modules/entities');
  assert.equal(packageFolder('src/page-scripts/site.entry.ts'), null);
  assert.equal(packageFolder('content:messages'), null);
});
