import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLinkedContent } from '../../src/content/linked-content.ts';
import { changeable } from '../../src/schemas/changes.ts';
import { changesOf } from '../../src/site/changes.ts';
import { ruleDates } from '../../src/site/rule-dates.ts';
import type { RuleVersion } from '../../src/core/policy/rule.ts';
import { load } from '../../src/content/content-folder.ts';

const content = loadLinkedContent();
const changes = changesOf(content);

test('更新紀錄：每一篇和 2017 年不同的文章，加上內容自己寫的修改', () => {
  const changed = content.articles.filter(({ data }) => data?.status === 'changed');
  assert.ok(changed.length > 20);
  for (const { page, data } of changed) assert.ok(changes.some(({ address, summary }) => address === page && summary === data?.changed), page);
  assert.deepEqual(
    changes.filter(({ address }) => address.includes('#')).map(({ date, address }) => `${date} ${address}`),
    [
      ...['twca-secure-ssl-2023g3', 'twca-ssl-2024'].map((id) => `2026-11-29 chain/authorities.html#${id}`),
      '2026-11-29 errors/chrome.html#b23',
      '2026-11-29 errors/clients.html#c11',
      ...['client-auth', 'client-auth-requested', 'days-left', 'ec-curve-p521', 'expires-soon', 'issuer-java-cut-off'].map((id) => `2026-11-29 rules.html#${id}`),
      ...['a03', 'a03b'].map((id) => `2026-11-28 errors/apache.html#${id}`),
      ...['c01f', 'c09', 'c14', 'c15', 'c15b', 'c20a', 'c20b', 'c20c', 'c20d', 'c20e'].map((id) => `2026-11-28 errors/clients.html#${id}`),
      ...['w01', 'w03', 'w06', 'w22'].map((id) => `2026-11-28 errors/iis.html#${id}`),
      ...['o01', 'o04', 'o16', 'o26'].map((id) => `2026-11-28 errors/openssl.html#${id}`),
      '2026-11-22 errors/chrome.html#b25',
      '2026-11-22 errors/openssl.html#o24',
      '2026-11-22 rules.html#request-without-name',
    ],
  );
});

test('更新紀錄：新的在前，順序和讀進來的順序無關', () => {
  const dates = changes.map(({ date }) => date);
  assert.deepEqual(dates, dates.toSorted().toReversed());
  const turned = changesOf({ ...content, articles: content.articles.toReversed(), errors: content.errors.toReversed(), rules: content.rules.toReversed() });
  assert.deepEqual(turned, changes);
  const later = changesOf({ articles: [], errors: [], flows: [{ id: 'a', title: '甲', changes: [{ date: '2026-01-02', text: '二' }, { date: '2026-02-01', text: '三' }, { date: '2025-12-31', text: '一' }] }], rules: [], authorities: [] });
  assert.deepEqual(later.map(({ summary }) => summary), ['三', '二', '一']);
});

test('changes 欄位寫錯時，說得出哪裡要改', () => {
  const cases: [unknown, RegExp][] = [
    [[{ date: '2026-02-30', text: '改了一件事情' }], /真的有那一天/],
    [[{ date: '2999-01-01', text: '改了一件事情' }], /不能是未來/],
    [[{ date: '2026-11-22', text: '改' }], /太短/],
    [[{ date: '2026-11-22' }], /要有 text/],
    [[{ date: '2026-11-22', text: '改了一件事情', why: 'x' }], /只有 date 與 text/],
    [[{ date: '2026-11-22', text: '改了 `nginx -t` 的說明' }], /純文字/],
    ['改了', /要寫成清單/],
  ];
  for (const [value, message] of cases) {
    const parsed = changeable.changes.safeParse(value);
    assert.match(parsed.error?.issues.map((issue) => issue.message).join() ?? '', message, JSON.stringify(value));
  }
});

test('規定的日期：憑證效期上限的每一步都在，最晚的在前', () => {
  const dates = ruleDates(load('rules'));
  assert.deepEqual(dates.map(({ date }) => date), dates.map(({ date }) => date).toSorted().toReversed());
  assert.deepEqual(
    dates.filter(({ title }) => title === '效期超過上限').map(({ date, what }) => `${date} ${what}`),
    [
      '2029-03-15 上限從 100 天改為 47 天',
      '2027-03-15 上限從 200 天改為 100 天',
      '2026-03-15 上限從 398 天改為 200 天',
      '2020-09-01 上限從 825 天改為 398 天',
      '2018-03-01 上限從 39 個月改為 825 天',
      '2015-04-01 上限 39 個月，開始列為「不可用」',
    ],
  );
});

test('規定的日期：開始、結束、改變輕重，各說各的', () => {
  const version = (fields: Partial<RuleVersion>): RuleVersion => ({ programmes: ['public-web'], from: null, until: null, severity: 'warning', parameters: {}, ...fields });
  const cases: [RuleVersion[], string[]][] = [
    [[version({})], []],
    [[version({ from: '2020-01-01' })], ['2020-01-01 甲 開始列為「注意」']],
    [[version({ programmes: ['gca'], until: '2020-01-01' })], ['2020-01-01 甲（GCA） 這一天起不再適用']],
    [[version({ until: '2020-01-01' }), version({ from: '2020-01-01', severity: 'error' })], ['2020-01-01 甲 從「注意」改列為「不可用」']],
    [[version({ until: '2020-01-01', parameters: { days: 9 } }), version({ from: '2020-01-01', severity: 'error', parameters: { days: 8 } })], ['2020-01-01 甲 上限從 9 天改為 8 天，從「注意」改列為「不可用」']],
    [[version({ until: '2020-01-01', parameters: { a: 1 } }), version({ from: '2020-01-01', parameters: { a: 2 } })], ['2020-01-01 甲 判斷的條件改變']],
  ];
  for (const [versions, wanted] of cases) assert.deepEqual(ruleDates([{ id: 'x', title: '甲', versions }]).map(({ date, title, what }) => `${date} ${title} ${what}`), wanted);
});
