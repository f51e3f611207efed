import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKey, listKey, storeName, tabKey, tabOf } from '../../../src/core/stored-copy/stored-key.ts';

const scope = 'https://host.example/kb/';

test('每一種鍵都是範圍內的網址，而且互不相同', () => {
  const keys = [
    fileKey(scope, 'a.html', '01'),
    fileKey(scope, 'a.html', '02'),
    fileKey(scope, 'b.html', '01'),
    listKey(scope, '01'),
    tabKey(scope, '01'),
  ];
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.equal(new URL(key).href, key);
});

test('分頁的鍵讀得回分頁，其他的鍵不是分頁', () => {
  assert.equal(tabOf(scope, tabKey(scope, 'f3-1')), 'f3-1');
  for (const key of [fileKey(scope, 'a.html', '01'), listKey(scope, '01')]) assert.equal(tabOf(scope, key), null);
});

test('同一台主機上的兩份網站，各有各的儲存區', () => assert.notEqual(storeName('https://h/'), storeName('https://h/kb/')));
