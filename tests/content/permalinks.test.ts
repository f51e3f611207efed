import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { permalinkProblems } from '../../src/checks/check-permalinks.ts';
import { forwards } from '../../src/content/permanent/forwarding.ts';
import { loadLinkedContent, type LinkedContent } from '../../src/content/linked-content.ts';
import { articleOf, type Article } from '../../src/content/articles.ts';
import { publishedBy } from '../../src/content/permanent/published.ts';
import { grown, writeRegister } from '../../src/content/permanent/register.ts';
import type { Forwarding } from '../../src/schemas/permalinks.ts';
import { load } from '../../src/content/content-folder.ts';

// The real content and register, with one thing changed.
const content = loadLinkedContent();
const register = load('permalinks');

/** The content after an editor's change to one file's text; the change must have met something. */
function edited(file: string, change: (text: string) => string, also: Partial<Article> = {}): LinkedContent {
  const articles = content.articles.map((article) => {
    if (article.file !== file) return article;
    const text = change(article.text);
    assert.ok(text !== article.text || Object.keys(also).length > 0, `${file} 沒有改到`);
    return { ...articleOf(file, article.page, text, article.data), ...also };
  });
  return { ...content, articles };
}

const problemsOf = (changed: LinkedContent, forwarding: Forwarding = []): string[] =>
  permalinkProblems(changed, register, forwarding);
const forward = (from: string, to: string): Forwarding => [{ from, to, date: '2026-11-25', reason: '測試用的一筆。' }];

const withoutError = (id: string): LinkedContent => ({
  ...content,
  errors: content.errors.map((catalogue) => ({ ...catalogue, entries: catalogue.entries.filter((entry) => entry.id !== id) })),
});
const renamedRule = (from: string, to: string): LinkedContent => ({
  ...content,
  rules: content.rules.map((rule) => (rule.id === from ? { ...rule, id: to } : rule)),
});
const openssl = content.articles.find(({ file }) => file === 'content/guides/csr/openssl.mdx');
const moved = (page: string): LinkedContent => edited('content/guides/csr/openssl.mdx', (text) => text, { page });

const changes: { title: string; changed: LinkedContent; lost: string[]; forwarding: Forwarding }[] = [
  {
    title: '刪掉一則錯誤訊息',
    changed: withoutError('k01'),
    lost: ['go/k01.html'],
    forwarding: forward('k01', 'flow-keytool-key-mismatch'),
  },
  {
    title: '規則改名',
    changed: renamedRule('ca-expired', 'ca-is-expired'),
    lost: ['go/rule-ca-expired.html'],
    forwarding: forward('rule-ca-expired', 'rule-ca-is-expired'),
  },
  {
    title: '問答改名',
    changed: edited('content/faq/part-2.mdx', (text) => text.replace('id="iis-f5"', 'id="iis-key"')),
    lost: ['go/iis-f5.html'],
    forwarding: forward('iis-f5', 'iis-key'),
  },
  {
    title: '頁面的代號改名，檔案不動',
    changed: edited('content/guides/csr/openssl.mdx', (text) => text, openssl ? { data: { ...openssl.data, id: 'csr-linux' } } : {}),
    lost: ['go/csr-openssl.html'],
    forwarding: forward('csr-openssl', 'csr-linux'),
  },
  {
    title: '小標題改代號',
    changed: edited('content/guides/csr/openssl.mdx', (text) => text.replace('[#reuse]', '[#old-key]')),
    lost: ['csr/openssl.html#reuse'],
    forwarding: forward('csr/openssl.html#reuse', 'csr/openssl.html#old-key'),
  },
  {
    title: '小標題搬到別頁',
    changed: edited('content/guides/csr/openssl.mdx', (text) => text.replace(/^## .*\[#check\]$/m, '')),
    lost: ['csr/openssl.html#check'],
    forwarding: forward('csr/openssl.html#check', 'csr/iis.html#check'),
  },
  {
    title: '檔案改名',
    changed: moved('csr/linux.html'),
    lost: ['csr/openssl.html'],
    forwarding: forward('csr/openssl.html', 'csr-openssl'),
  },
  {
    title: '整個檔案刪掉',
    changed: { ...content, articles: content.articles.filter((article) => article !== openssl) },
    lost: ['go/csr-openssl.html'],
    forwarding: forward('csr-openssl', 'csr-overview'),
  },
];

/** The change as the register sees it once the new things are registered. */
const registered = (changed: LinkedContent, forwarding: Forwarding): string[] =>
  permalinkProblems(changed, grown(register, publishedBy(changed)), forwarding);

test('現在的內容沒有斷掉的固定連結，登記簿是最新的', () => assert.deepEqual(problemsOf(content), []));

describe('公開過的連結：拿掉一個就不通過，寫了去處又通過', () => {
  for (const { title, changed, lost, forwarding } of changes) {
    test(title, () => {
      const problems = registered(changed, []);
      assert.deepEqual(
        problems.map((problem) => /[a-z0-9/-]+\.html(?:#[a-z0-9-]+)?/.exec(problem)?.[0]),
        lost,
      );
      for (const problem of problems) assert.match(problem, /content\/forwarding\.yaml 加一筆 from: /);
      assert.deepEqual(registered(changed, forwarding), []);
    });
  }
});

test('新的代號和小標題還沒登記時，說要執行什麼；登記之後通過，原有的一行不少', () => {
  const changed = edited('content/guides/csr/openssl.mdx', (text) => `${text}\n## 新的一段 [#brand-new]\n`);
  const [problem = '', ...others] = problemsOf(changed);
  assert.match(problem, /^有 1 個新的固定連結還沒登記：csr\/openssl\.html#brand-new。請執行 npm run permalinks/);
  assert.deepEqual(others, []);
  assert.deepEqual(registered(changed, []), []);
  const lines = writeRegister(register).split('\n');
  const after = new Set(writeRegister(grown(register, publishedBy(changed))).split('\n'));
  assert.deepEqual(
    lines.filter((line) => !after.has(line)),
    [],
  );
});

test('登記簿只增不減：內容少了一則，登記簿不變', () => {
  assert.deepEqual(grown(register, publishedBy(withoutError('k01'))), register);
});

test('同一個代號給了兩份內容：不通過', () => {
  const twice = edited('content/faq/part-2.mdx', (text) => text.replace('id="iis-f5"', 'id="nessus"'));
  assert.match(problemsOf(twice).join('\n'), /代號「nessus」同時指到 faq\/part-1\.html#nessus.+與 faq\/part-2\.html#nessus/);
});

test('代號換給別的內容，原來的還在：不通過，也不能用轉址蓋過去', () => {
  const ids = new Map([
    ['csr-openssl', 'csr-linux'],
    ['csr-iis', 'csr-openssl'],
  ]);
  const articles = content.articles.map((article) => ({
    ...article,
    data: { ...article.data, id: ids.get(article.data.id) ?? article.data.id },
  }));
  const swapped = { ...content, articles };
  const says = /go\/csr-openssl\.html 一直指到 csr\/openssl\.html，現在改指 csr\/iis\.html，而原來的還在/;
  assert.match(problemsOf(swapped).join('\n'), says);
  assert.match(problemsOf(swapped, forward('csr-openssl', 'csr-linux')).join('\n'), says);
});

test('問答搬到另一頁：舊網址要寫去處，代號照舊', () => {
  const answer =
    /<Answer id="iis-f5"[\s\S]*?<\/Answer>/.exec(content.articles.find(({ page }) => page === 'faq/part-2.html')?.body.text ?? '')?.[0] ??
    '';
  const { articles } = edited('content/faq/part-2.mdx', (text) => text.replace(answer, ''));
  const changed = {
    ...content,
    articles: articles.map((article) =>
      article.page === 'faq/part-3.html' ? articleOf(article.file, article.page, article.text + answer, article.data) : article,
    ),
  };
  const old = 'faq/part-2.html#iis-f5';
  assert.match(registered(changed, []).join('\n'), /faq\/part-2\.html#iis-f5 不見了，「iis-f5」現在在 faq\/part-3\.html#iis-f5。/);
  const headings = [...answer.matchAll(/\[#([a-z0-9-]+)\]/g)].map(([, id]) => forward(`faq/part-2.html#${id}`, `faq/part-3.html#${id}`));
  assert.deepEqual(registered(changed, [...forward(old, 'iis-f5'), ...headings.flat()]), []);
});

test('檔案改名時，舊頁的小標題帶到新頁的同一個小標題；沒有的帶到新頁', () => {
  const changed = edited('content/guides/csr/openssl.mdx', (text) => text.replace('[#reuse]', '[#old-key]'), { page: 'csr/linux.html' });
  const gone = forwards(publishedBy(changed), register, forward('csr/openssl.html', 'csr-openssl'));
  assert.equal(gone.get('csr/openssl.html'), 'csr/linux.html');
  assert.equal(gone.get('csr/openssl.html#check'), 'csr/linux.html#check');
  assert.equal(gone.get('csr/openssl.html#reuse'), 'csr/linux.html');
});

const wrong: [title: string, entries: Forwarding, says: RegExp][] = [
  ['去處不存在', forward('k01', 'k999'), /to 的「k999」不存在/],
  [
    '去處自己也搬走了',
    [...forward('k01', 'rule-ca-expired'), ...forward('rule-ca-expired', 'k02')],
    /「rule-ca-expired」自己也搬走了，請直接寫最後的去處 to: k02/,
  ],
  ['轉來轉去', [...forward('k01', 'rule-ca-expired'), ...forward('rule-ca-expired', 'k01')], /轉來轉去又回到「k01」/],
  ['轉給自己', forward('k01', 'k01'), /轉來轉去又回到「k01」/],
  ['還在網站上', forward('k02', 'k03'), /from: k02：它還在網站上/],
  ['沒有公開過', forward('k998', 'k03'), /from: k998：content\/permalinks\.yaml 沒有登記過/],
];
describe('轉址寫錯時指出來', () => {
  const changed = { ...withoutError('k01'), rules: content.rules.filter(({ id }) => id !== 'ca-expired') };
  for (const [title, entries, says] of wrong) test(title, () => assert.match(problemsOf(changed, entries).join('\n'), says));
});
