import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathBelow } from '../../../src/core/stored-copy/path-below.ts';

const scope = 'https://host.example/intranet/kb/';
const cases: [string, string, string | null][] = [
  ['範圍本身是首頁', '', 'index.html'],
  ['資料夾是它的首頁', 'apply/', 'apply/index.html'],
  ['檔案照舊', 'apply/steps.html', 'apply/steps.html'],
  ['查詢字串不算', 'search.html?q=%E4%B8%AD?a', 'search.html'],
  ['代號不算', 'faq.html#p1?x', 'faq.html'],
];
for (const [name, rest, expected] of cases) test(name, () => assert.equal(pathBelow(scope, scope + rest), expected));

test('同一台主機的其他網站、別的主機，都不在範圍內', () => {
  for (const address of [
    'https://host.example/intranet/kb',
    'https://host.example/intranet/kb2/a.html',
    'https://other.example/intranet/kb/a.html',
  ]) {
    assert.equal(pathBelow(scope, address), null, address);
  }
});
