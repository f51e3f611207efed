import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadArticles } from '../../src/content/articles.ts';
import { slideCarriers, type SlidePage } from '../../src/site/slide-carriers.ts';
import { load } from '../../src/content/content-folder.ts';

const ids = Array.from({ length: 35 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);
const pages: SlidePage[] = loadArticles().map(({ page, data, mdx }) => ({
  page,
  title: data.title,
  slides: data.slides,
  answers: mdx.answers,
}));
const carriers = slideCarriers(pages);

test('三十五張都有主題', () => assert.deepEqual(Object.keys(load('slides')), ids));

for (const id of ids) test(`${id} 有頁面或問答承接`, () => assert.ok((carriers.get(id) ?? []).length > 0));

test('常見問題八張（S16 到 S23）各有問答承接，不只是整頁', () => {
  for (const id of ids.slice(15, 23)) assert.ok((carriers.get(id) ?? []).some(({ href }) => href.includes('#')), id);
});

test('只有頁面、沒有問答時算頁面；問答已經承接就不重複算頁面', () => {
  const page: SlidePage = { page: 'faq/x.html', title: '頁', slides: ['S16', 'S17'], answers: [{ id: 'a', title: '問', slides: ['S16'] }] };
  const found = slideCarriers([page]);
  assert.deepEqual(found.get('S16'), [{ href: '/faq/x.html#a', title: '問' }]);
  assert.deepEqual(found.get('S17'), [{ href: '/faq/x.html', title: '頁' }]);
  assert.equal(found.get('S18'), undefined);
});
