import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterWords } from '../../../src/content/reply-answers.ts';
import { firstSentence, plainText } from '../../../src/core/reply/plain-text.ts';
import { shortForm } from '../../../src/core/reply/short-form.ts';

const words = letterWords();

test('文章的一段話變成純文字：連結剩標題，記號拿掉，尚未確認的仍然說尚未確認', () => {
  const cases: [string, string][] = [
    ['要。下載的 `.cer` 是 <Term id="der">DER</Term>，**不要**重新申請。', '要。下載的 .cer 是 DER，不要重新申請。'],
    ['步驟見 [自簽的同名憑證](/install/iis.html#sibling)。', '步驟見〈自簽的同名憑證〉。'],
    ['請看〈[安裝到 Tomcat](/install/tomcat.html)〉。', '請看〈安裝到 Tomcat〉。'],
    ['依 [官方文件](https://example.gov.tw/) 辦理', '依官方文件辦理'],
    ['<Unverified id="x">Tomcat 11 要 Java 17</Unverified>。', 'Tomcat 11 要 Java 17（這一點尚未確認）。'],
    ['先看簽發者，\n再看串鍊。', '先看簽發者，再看串鍊。'],
    ['產生 <Term id="csr">憑證請求檔（CSR）</Term>，用 `nginx -t` 檢查', '產生憑證請求檔（CSR），用 nginx -t 檢查'],
  ];
  for (const [source, text] of cases) assert.equal(plainText(source, words), text);
});

test('一個步驟只留第一句', () => {
  const cases: [string, string][] = [
    ['收信。到信箱找。', '收信。'],
    ['金鑰還在嗎？以管理員開啟：', '金鑰還在嗎？'],
    ['把憑證放進「個人」：', '把憑證放進「個人」。'],
    ['換完：從外面確認', '換完：從外面確認'],
  ];
  for (const [text, first] of cases) assert.equal(firstSentence(text), first);
});

const list = '<Steps>\n\n1. 轉檔，依下表。\n\n   ```sh\n   1. 不是步驟\n   ```\n\n2. 安裝（下一節）。然後\n   檢查。\n\n</Steps>';

test('只有一串步驟：列出每一步，用那一節的標題帶出來', () => {
  assert.deepEqual(shortForm(`\n先看\n簽發者。\n\n## 安裝 [#install]\n\n${list}\n\n## 別的 [#other]\n`, 2, words), {
    first: '先看簽發者。',
    lead: '安裝',
    steps: ['轉檔，依說明頁的表。', '安裝（說明頁）。'],
    parts: [],
  });
});

test('好幾串步驟：那幾節的標題就是步驟；沒有步驟：列出頁面有哪些節', () => {
  assert.deepEqual(shortForm(`依序做：\n\n### 甲 [#a]\n${list}\n### 乙 [#b]\n字\n### 丙 [#c]\n${list}`, 3, words), {
    first: '依序做。',
    lead: '',
    steps: ['甲', '丙'],
    parts: [],
  });
  assert.deepEqual(shortForm('<Callout>\n別的\n</Callout>\n\n| 表 |\n\n<Term id="x">名詞</Term>在前。\n\n### 甲 [#a]\n### 乙', 3, words), {
    first: '名詞在前。',
    lead: '',
    steps: [],
    parts: ['甲', '乙'],
  });
});
