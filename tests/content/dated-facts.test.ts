import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMdx } from '../../src/content/mdx.ts';
import { cited, citations, datedFacts, endsOf, saidBy, spoken, type DatedFacts } from '../../src/content/dated-facts.ts';
import { content } from '../../src/content/content-folder.ts';
import { loadArticles } from '../../src/content/articles.ts';
import type { Fact } from '../../src/schemas/fact.ts';
import { factCalendar } from '../../src/site/fact-calendar.ts';
import { contentWith } from './spoiled-content.ts';

const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id,
  title: '測試用的事實',
  area: 'rule',
  date: '2027-03-15',
  until: null,
  what: '這是測試用的一件事。',
  action: null,
  hits: { servers: [], families: [] },
  values: {},
  words: [],
  sources: [{ title: '某份文件' }],
  checked: '2026-11-29',
  recheck: '2027-02-01',
  confidence: 'stated',
  ...more,
});
const facts: DatedFacts = new Map(
  [fact('short', { until: '2027-12-31', values: { chrome: '139' } }), fact('month', { date: '2026-10' }), fact('year', { date: '2026' })].map((each) => [each.id, each]),
);

test('引用事實：日期、until、其他字；月與年照中文說', () => {
  assert.equal(saidBy(facts, 'short'), '2027-03-15');
  assert.equal(saidBy(facts, 'short', 'until'), '2027-12-31');
  assert.equal(saidBy(facts, 'short', 'chrome'), '139');
  assert.equal(saidBy(facts, 'month'), '2026 年 10 月');
  assert.equal(saidBy(facts, 'year'), '2026 年');
  assert.deepEqual([saidBy(facts, 'none'), saidBy(facts, 'month', 'until'), saidBy(facts, 'short', 'firefox')], [null, null, null]);
});

test('資料裡的引用，不論多深都換成日期；引用不到的說出來', () => {
  const { value, unknown } = cited({ a: ['從 <fact short> 起', { b: '<fact short chrome>' }], n: 3, day: new Date(0), none: null }, facts);
  assert.deepEqual(value, { a: ['從 2027-03-15 起', { b: '139' }], n: 3, day: new Date(0), none: null });
  assert.deepEqual(unknown, []);
  assert.deepEqual(cited('<fact nothing> 與 <fact short until>', facts), { value: '<fact nothing> 與 2027-12-31', unknown: ['<fact nothing>'] });
});

test('文章裡的引用，讀文章的每一處都讀到日期，而且連到日期頁', () => {
  const { pieces, faults, content: tree } = readMdx('效期自 <Fact id="short" /> 起縮短。\n', 1, facts);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    pieces.map(({ kind, value }) => `${kind} ${value}`),
    ['text 效期自 ', 'address /dates.html#short', 'text 2027-03-15', 'text  起縮短。'],
  );
  assert.equal(tree.length, 1);
  assert.match(readMdx('一行。\n\n自 <Fact id="gone" show="until" /> 起。\n', 5, facts).faults[0]?.message ?? '', /^沒有這個事實：<Fact id="gone" show="until" \/>/);
  assert.equal(readMdx('一行。\n\n自 <Fact id="gone" /> 起。\n', 5, facts).faults[0]?.line, 7);
});

test('兩種寫法的引用都找得到', () => {
  assert.deepEqual(citations('自 <fact short> 起，<Fact id="month" show="until" /> 止；<fact year chrome>'), ['short', 'month', 'year']);
});

test('產品的每個版本，支援結束的那一天是一個事實；沒有公告的不是', () => {
  const { sources, checked, recheck, confidence } = fact('x');
  const known = { sources, checked, recheck, confidence };
  const ends = endsOf({
    id: 'windows-server',
    name: 'Windows Server',
    servers: ['iis'],
    versions: [{ version: '2012 R2', end: '2023-10-10', note: '另有付費的延長更新' }, { version: '2099', end: null }],
    ...known,
  });
  assert.deepEqual(
    ends.map(({ id, title, date, area, hits }) => ({ id, title, date, area, hits })),
    [
      {
        id: 'windows-server-2012-r2-end',
        title: 'Windows Server 2012 R2 支援結束',
        date: '2023-10-10',
        area: 'product',
        hits: { servers: ['iis'], families: [] },
      },
    ],
  );
  assert.match(ends[0]?.what ?? "", /看原廠公告。另有付費的延長更新。$/);

  const java = endsOf({ id: 'jdk', name: 'Java（Eclipse Temurin）', servers: [], versions: [{ version: '21', end: '2029-12-31' }], ...known });
  assert.equal(java[0]?.title, 'Java（Eclipse Temurin）21 支援結束');
});

test('事實改了日期，引用它的規則與文章跟著改；刪掉事實，引用它的檔案都說得出來', (t) => {
  const { data } = content.entries('facts').find(({ file }) => file.endsWith('/max-validity-100.yaml')) ?? assert.fail();
  assert.equal(data.date, '2027-03-15');
  const text = content.texts(['facts']).find(({ file }) => file.endsWith('/max-validity-100.yaml'))?.text ?? '';
  const later = contentWith(t, { 'facts/max-validity-100.yaml': text.replace("'2027-03-15'", "'2027-04-01'") });
  assert.equal(datedFacts(later).get('max-validity-100')?.date, '2027-04-01');
  const days = later.load('rules').find(({ id }) => id === 'validity-too-long')?.versions.map(({ from }) => from);
  assert.ok(days?.includes('2027-04-01'), String(days));
  const told = (article: { mdx: { pieces: readonly { value: string }[] } }): boolean => article.mdx.pieces.some(({ value }) => value === '2027-04-01');
  assert.ok(loadArticles(later).some(told));
  assert.ok(!loadArticles().some(told));

  const without = contentWith(t, { 'facts/max-validity-100.yaml': null });
  const { faults } = without.read('rules');
  assert.match(faults.join('\n'), /content\/rules\/validity-too-long\.yaml:\d+：沒有這個事實：<fact max-validity-100>。代號是 content\/facts 的檔名。/);
});

test('行事曆：一天的事件，還沒到的才有，每行不超過 75 個位元組，什麼時候做的都一樣', () => {
  const list = [fact('past', { date: '2026-03-15' }), fact('long', { what: '這是一個很長的說明，'.repeat(20), action: '做一件事；再做一件, 好嗎' }), ...facts.values()];
  const text = factCalendar(list, '2026-11-29');
  assert.equal(text, factCalendar(list, '2026-11-29'));
  const lines = text.split('\r\n');
  assert.equal(lines.at(-1), '');
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  // RFC 5545, 3.1: a line that begins with a blank goes on from the one before.
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
  assert.deepEqual(unfolded.slice(0, 3), ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//gov-tls-kb//dates//ZH-TW']);
  assert.deepEqual(
    unfolded.filter((line) => /^(UID|DTSTART|DTSTAMP)/.test(line)),
    ['long', 'short'].flatMap((id) => [`UID:${id}@gov-tls-kb`, 'DTSTAMP:20261129T000000Z', 'DTSTART;VALUE=DATE:20270315']),
  );
  assert.ok(unfolded.includes(`DESCRIPTION:${'這是一個很長的說明，'.repeat(20)}\\n做一件事；再做一件\\, 好嗎`));
});

test('日期的說法', () => {
  assert.deepEqual(['2027-03-15', '2026-10', '2026-02', '2026'].map(spoken), ['2027-03-15', '2026 年 10 月', '2026 年 2 月', '2026 年']);
});
