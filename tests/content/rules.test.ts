import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { content } from '../../src/content/content-folder.ts';
import { lintChecks } from '../../src/core/lint/lint-checks.ts';
import { checks } from '../../src/core/policy/checks.ts';
import type { RuleVersion } from '../../src/core/policy/rule.ts';
import { holesOf } from '../../src/core/text/render-message.ts';
import { rule as schema } from '../../src/schemas/rule.ts';

const entries = content.entries('rules');
const rules = entries.map(({ data }) => data);

for (const { file: path, data: rule } of entries) {
  const file = path.replace('content/rules/', '');
  const check = checks[rule.check] ?? lintChecks[rule.check];

  test(`${file}：檔名與 id 相同，檢查存在`, () => {
    assert.equal(file, `${rule.id}.yaml`);
    assert.ok(check, `沒有 ${rule.check} 這個檢查`);
    // 串鍊檢查只帶 core/policy 的檢查，會中斷連線的規則要用得到。
    if (rule.refusedBy !== undefined) assert.ok(rule.check in checks, `${rule.check} 要在 core/policy/checks`);
  });

  test(`${file}：空格都是檢查給的事實，標題與原因沒有空格`, () => {
    for (const hole of [...holesOf(rule.message), ...holesOf(rule.fix)]) assert.ok(check?.facts.includes(hole), `{${hole}} 不在 ${check?.facts.join('、')} 之中`);
    assert.deepEqual([...holesOf(rule.title), ...holesOf(rule.reason)], []);
  });

  test(`${file}：參數是檢查認得的`, () => {
    for (const { parameters } of rule.versions) {
      for (const key of Object.keys(parameters)) assert.ok(check?.parameters.includes(key), `${rule.check} 沒有參數 ${key}`);
    }
  });

  test(`${file}：同一個簽發單位的版本日期不重疊`, () => {
    for (const programme of new Set(rule.versions.flatMap(({ programmes }) => programmes))) {
      const spans = rule.versions.filter(({ programmes }) => programmes.includes(programme));
      spans.forEach((left, index) => {
        for (const right of spans.slice(index + 1)) assert.ok(!overlap(left, right), `${programme}：${show(left)} 與 ${show(right)}`);
      });
    }
  });

  test(`${file}：page 指到的文章存在`, () => {
    if (rule.page === null) return;
    const path = rule.page.replace(/\.html(#.*)?$/, '');
    const tool = path.replace(/^tools\/(.*)$/, '../src/tools/$1/$1.page.astro');
    const article = new URL(`../../content/${tool === path ? `guides/${path}.mdx` : tool}`, import.meta.url);
    assert.ok(existsSync(article), rule.page);
  });

  test(`${file}：用臺灣的用語，句子有結尾，訊息一句話說完`, () => {
    const text = [rule.title, rule.message, rule.reason, rule.fix].join('\n');
    assert.doesNotMatch(text, /證書|服務器|私鑰|公鑰|中間證書|網絡|信息|軟件|默認|導入|導出|屏幕|程序|鏈接/);
    assert.doesNotMatch(text, /[\p{Script=Han}][,;:!?]|[\p{Script=Han}]\(|\)[\p{Script=Han}]/u, '中文用全形標點');
    assert.doesNotMatch(text, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, '中文與英數之間空一格');
    assert.match(rule.message, /。$/);
    assert.doesNotMatch(rule.message.slice(0, -1), /。/);
    assert.match(rule.reason, /。$/);
    if (holesOf(rule.fix).join() !== 'advice') assert.match(rule.fix, /。$/);
  });
}

test('每一個檢查都有規則使用', () => {
  const used = new Set(rules.map(({ check }) => check));
  assert.deepEqual(Object.keys(checks).filter((name) => !used.has(name)), []);
});

test('未查證的規則用保留的語氣', () => {
  for (const { id, message, reason, fix, confidence } of rules) {
    if (confidence === 'unverified') assert.match(`${message}${reason}${fix}`, /通常|以.*公告為準|可能|沒有查到/, id);
  }
});

const good = rules[0] as unknown as Record<string, unknown>;
const wrong: [string, Record<string, unknown>, RegExp][] = [
  ['沒有出處', { sources: [] }, /出處/],
  ['until 早於 from', { versions: [{ programmes: ['public-web'], from: '2026-01-01', until: '2025-01-01', severity: 'error', parameters: {} }] }, /until/],
  ['日期不存在', { versions: [{ programmes: ['public-web'], from: '2026-02-30', until: null, severity: 'error', parameters: {} }] }, /日期/],
  ['不認得的簽發單位', { versions: [{ programmes: ['xca'], from: null, until: null, severity: 'error', parameters: {} }] }, /programmes/],
  ['不認得的嚴重程度', { versions: [{ programmes: ['gca'], from: null, until: null, severity: 'fatal', parameters: {} }] }, /severity/],
  ['沒有版本', { versions: [] }, /versions/],
  ['用錯大括號', { message: '只有 {{bits}} 位元，太短了。' }, /大括號/],
  ['page 以斜線開頭', { page: '/csr/openssl.html' }, /斜線/],
  ['多了不認得的欄位', { serverity: 'error' }, /serverity/],
  ['id 有大寫', { id: 'Weak' }, /小寫/],
];
for (const [title, change, message] of wrong) {
  test(`格式會擋下：${title}`, () => {
    const result = schema.safeParse({ ...good, ...change });
    assert.equal(result.success, false);
    assert.match(result.error?.issues.map((issue) => issue.message).join('\n') ?? '', message);
  });
}

function overlap(left: RuleVersion, right: RuleVersion): boolean {
  return (left.until === null || right.from === null || right.from < left.until) && (right.until === null || left.from === null || left.from < right.until);
}

function show({ from, until }: RuleVersion): string {
  return `${from ?? '…'}～${until ?? '…'}`;
}
