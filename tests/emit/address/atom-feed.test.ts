import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument, DomUtils } from 'htmlparser2';
import { atomFeed, type FeedEntry } from '../../../src/emit/address/atom-feed.ts';

const feed = {
  title: '憑證工作檯',
  subtitle: '申請、安裝與除錯',
  home: 'https://kb.example.gov.tw/',
  self: 'https://kb.example.gov.tw/feed.xml',
};
const entry = (date: string, name: string): FeedEntry => ({
  date,
  title: `${name} 的標題`,
  address: `https://kb.example.gov.tw/${name}.html`,
  summary: '一句話。',
});

function texts(xml: string, tag: string): string[] {
  return DomUtils.getElementsByTagName(tag, parseDocument(xml, { xmlMode: true })).map((element) => DomUtils.textContent(element));
}

test('最新的在最前面，同一天照網址排，更新日期是最新的那一天', () => {
  const xml = atomFeed(feed, [entry('2026-11-01', 'b'), entry('2026-11-20', 'c'), entry('2026-11-01', 'a')]);
  assert.deepEqual(texts(xml, 'title'), ['憑證工作檯', 'c 的標題', 'a 的標題', 'b 的標題']);
  assert.deepEqual(texts(xml, 'updated'), [
    '2026-11-20T00:00:00+08:00',
    '2026-11-20T00:00:00+08:00',
    '2026-11-01T00:00:00+08:00',
    '2026-11-01T00:00:00+08:00',
  ]);
});

test('RFC 4287 要有的都有：id、title、updated、author、self', () => {
  const xml = atomFeed(feed, [entry('2026-11-20', 'c')]);
  assert.deepEqual(texts(xml, 'id'), ['https://kb.example.gov.tw/feed.xml', 'https://kb.example.gov.tw/c.html#2026-11-20']);
  assert.deepEqual(texts(xml, 'name'), ['憑證工作檯']);
  const links = DomUtils.getElementsByTagName('link', parseDocument(xml, { xmlMode: true })).map(
    ({ attribs }) => `${attribs.rel} ${attribs.href}`,
  );
  assert.deepEqual(links, [
    'self https://kb.example.gov.tw/feed.xml',
    'alternate https://kb.example.gov.tw/',
    'alternate https://kb.example.gov.tw/c.html',
  ]);
});

test('同一頁兩次變更是兩筆，代號不同；只留最新三十筆', () => {
  const twice = texts(atomFeed(feed, [entry('2026-11-20', 'c'), entry('2026-11-21', 'c')]), 'id').slice(1);
  assert.equal(new Set(twice).size, 2);
  const many = Array.from({ length: 45 }, (_, index) => entry(`2026-10-${String((index % 28) + 1).padStart(2, '0')}`, `p${index}`));
  assert.equal(texts(atomFeed(feed, many), 'entry').length, 30);
});

test('特殊字元照 XML 的規矩寫', () => {
  const xml = atomFeed(feed, [{ ...entry('2026-11-20', 'c'), title: '<b> & "引號"' }]);
  assert.match(xml, /<title>&lt;b&gt; &amp; &quot;引號&quot;<\/title>/);
  assert.deepEqual(texts(xml, 'title')[1], '<b> & "引號"');
});
