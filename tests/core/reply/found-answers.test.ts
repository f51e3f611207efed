import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundAnswers } from '../../../src/core/reply/found-answers.ts';
import { searchKinds } from '../../../src/core/reply/search-kinds.ts';

const iis = { address: 'faq/part-2.html#iis-f5' };
const nginx = { address: 'install/nginx.html' };
const tree = { address: 'flows/chain.html' };
const key = { address: 'errors/keytool.html#k01' };
const all = [iis, nginx, tree, key];

test('搜尋找到的在前面，順序不變；字面符合的接在後面，不重複', () => {
  const cases: [addresses: string[], literal: typeof all, found: typeof all][] = [
    [[], [], []],
    [[], [key, iis], [key, iis]],
    [['flows/chain.html', 'faq/part-2.html#iis-f5'], [], [tree, iis]],
    [
      ['flows/chain.html', 'faq/part-2.html#iis-f5'],
      [nginx, tree],
      [tree, iis, nginx],
    ],
  ];
  for (const [addresses, literal, found] of cases) assert.deepEqual(foundAnswers(all, addresses, literal), found, addresses.join());
});

test('文章的一段算那一篇，只算一次；不是答案的不列', () => {
  assert.deepEqual(foundAnswers(all, ['install/nginx.html#chain', 'install/nginx.html', 'install/nginx.html#reload'], []), [nginx]);
  for (const address of [
    'glossary.html#csr',
    'faq/part-2.html',
    'faq/part-2.html#gone',
    'errors/keytool.html',
    'chain/authorities.html#x',
    '',
    '__proto__',
  ])
    assert.deepEqual(foundAnswers(all, [address], []), [], address);
});

test('選了種類，就只問那一種記錄；文章另外問它的段落', () => {
  assert.deepEqual([...searchKinds('page')], ['page', 'section']);
  for (const kind of ['answer', 'flow', 'outcome', 'error', 'rule'] as const) assert.deepEqual([...searchKinds(kind)], [kind]);
  assert.deepEqual([...searchKinds('')].sort(), ['answer', 'error', 'flow', 'outcome', 'page', 'rule', 'section']);
});
