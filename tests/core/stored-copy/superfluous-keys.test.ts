import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKey, listKey, tabKey } from '../../../src/core/stored-copy/stored-key.ts';
import { superfluousKeys } from '../../../src/core/stored-copy/superfluous-keys.ts';

const scope = 'https://host.example/kb/';
const old = { 'index.html': '01', 'icon.svg': '02' };
const current = { 'index.html': '03', 'icon.svg': '02' };
const stored = [
  listKey(scope, 'old'),
  listKey(scope, 'new'),
  fileKey(scope, 'index.html', '01'),
  fileKey(scope, 'index.html', '03'),
  fileKey(scope, 'icon.svg', '02'),
  tabKey(scope, 't'),
];

test('沒有分頁在看舊版，舊版獨有的檔案與清單就清掉，共用的留著', () => {
  assert.deepEqual(superfluousKeys(scope, stored, new Map([['new', current]])), [
    listKey(scope, 'old'),
    fileKey(scope, 'index.html', '01'),
  ]);
});

test('還有分頁在看舊版，就什麼都不清', () => {
  assert.deepEqual(
    superfluousKeys(
      scope,
      stored,
      new Map([
        ['new', current],
        ['old', old],
      ]),
    ),
    [],
  );
});

test('半途而廢的版本留下的檔案要清掉', () => {
  const left = fileKey(scope, 'index.html', '99');
  assert.deepEqual(superfluousKeys(scope, [left], new Map([['new', current]])), [left]);
});
