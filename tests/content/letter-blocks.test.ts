import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMdx } from '../../src/content/mdx.ts';
import { letterText } from '../../src/content/letter-blocks.ts';
import { letterWords } from '../../src/content/reply-answers.ts';

const read = (source: string, depth: 2 | 3 = 2) => letterText(readMdx(source).content, depth, letterWords());

test('文章的一段話變成純文字：連結剩標題，記號拿掉，尚未確認的仍然說尚未確認，指著頁面的說成說明頁', () => {
  const cases: [string, string][] = [
    ['要。下載的 `.cer` 是 <Term id="der">DER</Term>，**不要**重新申請。', '要。下載的 .cer 是 DER，不要重新申請。'],
    ['步驟見 [自簽的同名憑證](/install/iis.html#sibling)。', '步驟見〈自簽的同名憑證〉。'],
    ['請看〈[安裝到 Tomcat](/install/tomcat.html)〉。', '請看〈安裝到 Tomcat〉。'],
    ['依 [官方文件](https://example.gov.tw/) 辦理', '依官方文件辦理'],
    ['是的 <Unverified id="x">Tomcat 11 要 Java 17</Unverified>。', '是的 Tomcat 11 要 Java 17（這一點尚未確認）。'],
    ['先看簽發者，\n再看串鍊。', '先看簽發者，再看串鍊。'],
    ['產生 <Term id="csr">憑證請求檔（CSR）</Term>，用 `nginx -t` 檢查', '產生憑證請求檔（CSR），用 nginx -t 檢查'],
    ['TLS \\>= 1.2 與 a &lt; b，`x > y`', 'TLS >= 1.2 與 a < b，x > y'],
    ['接成一個檔（下一節），放進本站的檢查工具。', '接成一個檔（見說明頁），放進說明網站的檢查工具。'],
    ['**查 OID。** 申請表要填。', '查 OID。申請表要填。'],
  ];
  for (const [source, text] of cases) assert.equal(read(source).first, text);
});

test('步驟連同指令、說明與分頁；表格一列一項；標題各自一段；2017 年的不放', () => {
  const list = [
    '<Steps>\n\n1. 轉檔，依下表。\n\n   ```sh fill run="x" title="轉檔"\n   openssl x509 -in {{certFile}}\n   ```\n\n   看到 OK 才往下。\n\n2. 重新載入。',
    '   <Tabs>\n   <Tab label="Debian">\n\n   ```sh\n   a2enmod ssl\n   ```\n\n   </Tab>\n   </Tabs>\n\n</Steps>',
  ].join('\n\n');
  const table = '| 看到 | 意思 | 下一步 |\n|---|---|---|\n| 空白 | 沒有 | 找備份 |';
  const history = '<Callout type="history" title="2017">\n\n舊的\n\n</Callout>';
  const { first, sections } = read(`先看。\n\n${history}\n\n## 安裝 [#install]\n\n${list}\n\n## 別的 [#other]\n\n${table}\n\n- 甲\n- 乙\n`);
  assert.equal(first, '先看。');
  assert.deepEqual(sections, [
    {
      heading: '安裝',
      id: 'install',
      blocks: [
        { kind: 'step', number: 1, text: '轉檔，依說明頁的表。' },
        { kind: 'command', language: 'sh', title: '轉檔', code: 'openssl x509 -in {{certFile}}' },
        { kind: 'note', text: '看到 OK 才往下。' },
        { kind: 'step', number: 2, text: '重新載入。' },
        { kind: 'choice', text: 'Debian' },
        { kind: 'command', language: 'sh', title: '', code: 'a2enmod ssl' },
      ],
    },
    {
      heading: '別的',
      id: 'other',
      blocks: [
        { kind: 'item', text: '空白；意思：沒有；下一步：找備份' },
        { kind: 'item', text: '甲' },
        { kind: 'item', text: '乙' },
      ],
    },
  ]);
});
