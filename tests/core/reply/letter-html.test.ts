import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterHtml } from '../../../src/core/reply/letter-html.ts';

const page = (text: string): string => letterHtml(text, { title: '憑證問題 <回覆>', foot: '2026-11-29 版本 1' });

test('附件是一整頁：語言、標題、日期與版本都在，沒有程式，也不從外面拿東西', () => {
  const html = page('您好：\n');
  assert.match(html, /^<!doctype html>\n<html lang="zh-Hant-TW">/);
  assert.match(html, /<title>憑證問題 &#60;回覆&#62;<\/title>/);
  assert.match(html, /<footer><p>2026-11-29 版本 1<\/p><\/footer>/);
  assert.doesNotMatch(html, /<script|<link|src=|url\(/);
});

test('指令、連結、標題各是各的；指令中間的空行還在；英文標成英文', () => {
  const html = page(
    '一、第一則\n\n改設定：\n\n    server {\n      a;\n\n      b;\n    }\n\n完整說明：\nhttps://kb.example.gov.tw/go/x.html\n\nHello,\n',
  );
  assert.match(html, /<h2>一、第一則<\/h2>\n<p>改設定：<\/p>/);
  assert.match(html, /<pre translate="no"><code>server \{\n {2}a;\n\n {2}b;\n\}<\/code><\/pre>/);
  assert.match(
    html,
    /<p>完整說明：<br><a href="https:\/\/kb\.example\.gov\.tw\/go\/x\.html">https:\/\/kb\.example\.gov\.tw\/go\/x\.html<\/a><\/p>/,
  );
  assert.match(html, /<p lang="en">Hello,<\/p>/);
});

test('信裡的標記只是字', () => {
  const html = page('<img src=x onerror=alert(1)>\n\n    </code><script>1</script>\n\nhttps://a.tw/"><b>\n');
  assert.doesNotMatch(html, /<img|<script|<b>|href/);
  assert.match(html, /&#60;img src=x/);
});
