import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintCutTexts } from '../../../src/checks/lint/cut-texts.ts';
import { lintDangerousAdvice } from '../../../src/checks/lint/dangerous-advice.ts';
import { lintHalfWidth } from '../../../src/checks/lint/half-width.ts';
import type { Passage } from '../../../src/content/passage.ts';
import type { LintProblem } from '../../../src/checks/lint/passage.ts';
import { proseOfMdx } from '../../../src/checks/lint/prose-of-mdx.ts';
import { proseOfYaml } from '../../../src/checks/lint/prose-of-yaml.ts';
import { lintReplacedWords } from '../../../src/checks/lint/replaced-words.ts';
import { lintSimplified } from '../../../src/checks/lint/simplified.ts';
import { lintTermIds } from '../../../src/checks/lint/term-ids.ts';
import { articleOf } from '../../../src/content/articles.ts';
import { readMdx } from '../../../src/content/mdx.ts';
import { guideData } from '../../content/guide-data.ts';

const words = [
  { use: '私密金鑰', words: ['私鑰'], except: [] },
  { use: '主機名稱或網域名稱', words: ['域名'], except: ['網域名稱'] },
];
const lints: Record<string, (passage: Passage) => LintProblem[]> = {
  半形標點: lintHalfWidth,
  簡體字: lintSimplified,
  用詞: (passage) => lintReplacedWords(passage, words),
  名詞: ({ file, text }) => lintTermIds({ file, mdx: readMdx(text) }, new Set(['csr'])),
  危險的建議: lintDangerousAdvice,
  截斷的文字: lintCutTexts,
};

const cases: [lint: string, text: string, line: number | null][] = [
  ['截斷的文字', 'title: 甲\nfix: 看 C #5 的說明', 2],
  ['截斷的文字', 'steps:\n  - 甲\n  - 乙\n    丙 # 丁', 4],
  ['截斷的文字', 'sources: [{ title: 甲 # 乙\n  }]', 1],
  [
    '截斷的文字',
    "# 註解在自己的一行\ntitle: 甲#乙\nfix: '看 C #5 的說明'\n# 另一行\ncause: |-\n  看 C #5\nlist:\n  # 也可以\n  - 甲",
    null,
  ],
  ['半形標點', '先備份,再刪除', 1],
  ['半形標點', '看憑證(兩張)', 1],
  ['半形標點', '第一行\n第二行完成.', 2],
  ['半形標點', '先備份，再刪除（兩張）。www.example.gov.tw', null],
  ['半形標點', '訊息是「金鑰工具錯誤: java.lang.Exception」', null],
  ['簡體字', '下載证书', 1],
  ['簡體字', '机關', 1],
  ['簡體字', '下載憑證，機關、網路、個人、鍊', null],
  ['簡體字', '別人寫成「证书」', null],
  ['用詞', '備份\n私鑰', 2],
  ['用詞', '完整域名', 1],
  ['用詞', '網域名稱', null],
  ['用詞', '也有人說「私鑰」', null],
  ['名詞', '看\n<Term id="crs">請求檔</Term>', 2],
  ['名詞', '<Term id="csr">請求檔</Term>', null],
  ['危險的建議', '把 GRCA.cer 與 GCA2.cer 匯入中繼憑證。', 1],
  ['危險的建議', '請安裝 new_with_old 這一張。', 1],
  ['危險的建議', '不要安裝 GRCA2。', null],
  ['危險的建議', '掃描結果可以先忽略。', 1],
  ['危險的建議', '弱掃的風險不能忽略。', null],
  ['危險的建議', '請使用者先瀏覽過一次 GCA 網站。', 1],
  ['危險的建議', '2017 年請使用者先瀏覽過一次 GCA 網站。', null],
  ['危險的建議', 'curl -k https://www.example.gov.tw', 1],
  ['危險的建議', 'curl -sk https://www.example.gov.tw', 1],
  ['危險的建議', 'curl -v https://www.example.gov.tw', null],
  ['危險的建議', 'requests.get(url, verify=False)', 1],
  ['危險的建議', '看看：\nopenssl x509 -req -sha1 -signkey server.key', 2],
  ['危險的建議', 'openssl x509 -req -sha256 -signkey server.key', null],
  ['危險的建議', '連不上就關閉憑證檢查。', 1],
  ['危險的建議', 'openssl rsa -in enc.key -out server.key', 1],
  ['危險的建議', 'openssl pkey -in enc.key -out server.key', null],
  ['危險的建議', 'scp -r backup root@{{targetHost}}:/root', 1],
  ['危險的建議', 'scp -p server.key user@{{targetHost}}:', null],
  ['危險的建議', 'Export-PfxCertificate -Cert $c -FilePath a.pfx -Password $p', 1],
  ['危險的建議', 'Export-PfxCertificate -Cert $c -FilePath a.pfx -CryptoAlgorithmOption AES256_SHA256 -Password $p', null],
  ['危險的建議', '絕不可以關閉憑證檢查。', null],
];

for (const [lint, text, line] of cases) {
  test(`${lint}：${JSON.stringify(text)} ${line === null ? '沒有問題' : `指出第 ${line} 行`}`, () => {
    const problems = lints[lint]?.({ file: 'content/x.mdx', line: 1, text }) ?? assert.fail(lint);
    assert.deepEqual([...new Set(problems.map((problem) => problem.line))], line === null ? [] : [line]);
    for (const { file, message } of problems) assert.ok(file === 'content/x.mdx' && message.length > 10);
  });
}

test('文章的散文：略過前言、程式碼、網址與標籤，留下標題屬性，行號不變', () => {
  const text = [
    '---',
    'title: 一',
    '---',
    '前,後 `甲,乙`',
    '```sh',
    '丙,丁',
    '```',
    '<Answer id="a" title="問,答" slides="S01">',
    '[看](/a,b.html)',
    '戊,己',
    '</Answer>',
  ].join('\n');
  const prose = proseOfMdx(articleOf('content/faq/x.mdx', 'faq/x.html', text, guideData));
  assert.deepEqual(
    lintHalfWidth(prose).map(({ line }) => line),
    [4, 8, 10],
  );
  assert.doesNotMatch(prose.text, /甲|丙|slides|a,b/);
});

test('資料檔的散文：略過別名、原文與指令，行號是檔案裡的', () => {
  const yaml = [
    'title: 甲,乙',
    'aliases: [丙,丁]',
    'texts:',
    '  - text: 戊(己',
    'fix: |',
    '  第一行',
    '  庚;辛',
    'steps:',
    '  - echo 壬,癸',
  ].join('\n');
  assert.deepEqual(
    proseOfYaml('content/errors/x.yaml', yaml)
      .flatMap(lintHalfWidth)
      .map(({ line }) => line),
    [1, 7],
  );
});

test('代碼不是欄位：和欄位同名的代碼，它的句子也要看', () => {
  const seen = (file: string, yaml: string): number[] =>
    proseOfYaml(file, yaml)
      .flatMap(lintHalfWidth)
      .map(({ line }) => line);
  assert.deepEqual(seen('content/interface/x.yaml', 'files: 甲,乙\nurl: 丙;丁\n'), [1, 2]);
  assert.deepEqual(seen('content/messages/x.yaml', 'issuer: { text: "甲,乙", page: "丙,丁" }\nother:\n  page: 戊,己\n'), [1]);
});
