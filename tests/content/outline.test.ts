import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMdx } from '../../src/content/mdx.ts';
import { outlineOf } from '../../src/content/outline.ts';
import { letterWords } from '../../src/content/reply-answers.ts';

const outline = (source: string, depth: 2 | 3 = 2) => outlineOf(readMdx(source).content, depth, letterWords());

test('文章的一段話變成純文字：連結剩標題，記號拿掉，尚未確認的仍然說尚未確認', () => {
  const cases: [string, string][] = [
    ['要。下載的 `.cer` 是 <Term id="der">DER</Term>，**不要**重新申請。', '要。下載的 .cer 是 DER，不要重新申請。'],
    ['步驟見 [自簽的同名憑證](/install/iis.html#sibling)。', '步驟見〈自簽的同名憑證〉。'],
    ['請看〈[安裝到 Tomcat](/install/tomcat.html)〉。', '請看〈安裝到 Tomcat〉。'],
    ['依 [官方文件](https://example.gov.tw/) 辦理', '依官方文件辦理'],
    ['是的 <Unverified id="x">Tomcat 11 要 Java 17</Unverified>。', '是的 Tomcat 11 要 Java 17（這一點尚未確認）。'],
    ['先看簽發者，\n再看串鍊。', '先看簽發者，再看串鍊。'],
    ['產生 <Term id="csr">憑證請求檔（CSR）</Term>，用 `nginx -t` 檢查', '產生憑證請求檔（CSR），用 nginx -t 檢查'],
    ['TLS \\>= 1.2 與 a &lt; b，`x > y`', 'TLS >= 1.2 與 a < b，x > y'],
  ];
  for (const [source, text] of cases) assert.equal(outline(source).first, text);
});

const list = '<Steps>\n\n1. 轉檔，依下表。\n\n   ```sh\n   1. 不是步驟\n   ```\n\n2. 安裝（下一節）。然後\n   檢查。\n\n</Steps>';

test('大綱：第一段、一串一串的步驟、標題底下有幾串；說明框與表格不是第一段', () => {
  assert.deepEqual(outline(`\n<Callout>\n別的\n</Callout>\n\n先看\n簽發者。\n\n## 安裝 [#install]\n\n${list}\n\n## 別的 [#other]\n`), {
    first: '先看簽發者。',
    lists: [['轉檔，依下表。', '安裝（下一節）。然後檢查。']],
    sections: [
      { heading: '安裝', lists: 1 },
      { heading: '別的', lists: 0 },
    ],
  });
  assert.deepEqual(outline('| 表 |\n| - |\n\n## 大節\n\n### 甲 [#a]\n### 乙', 3), {
    first: '',
    lists: [],
    sections: [
      { heading: '甲', lists: 0 },
      { heading: '乙', lists: 0 },
    ],
  });
});
