import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factChecks } from '../../../src/checks/check-facts.ts';
import { datesIn, lintTypedDates } from '../../../src/checks/lint/typed-dates.ts';
import { readArticles } from '../../../src/content/articles.ts';
import { content, type ContentFolder } from '../../../src/content/content-folder.ts';
import { datedFacts } from '../../../src/content/dated-facts.ts';
import { contentWith } from '../../content/spoiled-content.ts';

const facts = datedFacts(content);
const checksOf = (from: ContentFolder) => factChecks(readArticles(from).articles, from);
const lint = (text: string, exception = '') =>
  lintTypedDates({ file: 'content/x.yaml', line: 1, text }, facts, (typed) => typed === exception);

test('日期：各種寫法都讀得出來，像日期的不算', () => {
  const said = (text: string): string[] => datesIn(text).map(({ moment }) => moment);
  assert.deepEqual(said('2027-03-15、2027 年 3 月 15 日、2027年3月15日、2027/3/15'), Array(4).fill('2027-03-15'));
  assert.deepEqual(said('2026-10 與 2026 年 10 月'), ['2026-10', '2026-10']);
  assert.deepEqual(said('2026 年年中'), ['2026']);
  for (const text of ['12026-01-01', '2.16.886.101.2026-1', '埠 2026', 'CVE-2026-1234', '版本 2026.1', '20261215'])
    assert.deepEqual(said(text), [], text);
});

test('手寫的日期：2026 年起的、事實已經有的都要引用，其他過去的日期可以寫', () => {
  assert.match(lint('從 2031-05-05 起')[0]?.message ?? '', /^日期「2031-05-05」是手寫的。規定、產品與簽發單位的日期要寫成 content\/facts/);
  assert.match(lint('第一行\n2025 年 7 月 15 日')[0]?.message ?? '', /事實 whois-email-end 的日期是 2025-07-15，請引用它/);
  assert.equal(lint('第一行\n2025 年 7 月 15 日')[0]?.line, 2);
  assert.deepEqual(lint('2017-03-01 的簡報、2019 年的做法、<fact max-validity-100> 起'), []);
  assert.deepEqual(lint('2031-05-05', '2031-05-05'), []);
});

test('內容檢查：手寫的日期、沒有引用的說法、用不到的例外，都說出檔案與行', (t) => {
  const glossary = content.texts(['glossary']).find(({ file }) => file.endsWith('/csr.yaml'))?.text ?? '';
  const fact = content.texts(['facts']).find(({ file }) => file.endsWith('/max-validity-100.yaml'))?.text ?? '';
  const spoilt = contentWith(t, {
    'glossary/csr.yaml': glossary.replace(/^short: .*$/m, 'short: 從 2031-05-05 起，電路板要換'),
    'facts/max-validity-100.yaml': fact
      .replace(/^words: .*$/m, 'words: [電路板]')
      .replace(/^hits:\n {2}servers: \[\]/m, 'hits:\n  servers: [toaster]'),
    'typed-dates.yaml': `${content.texts(['typed-dates'])[0]?.text.replace(/^\[\]$/m, '') ?? ''}\n- { file: content/glossary/pem.yaml, date: '2044-01-01', why: 測試用的例外，沒有這個日期 }\n`,
  });
  const found = new Map(checksOf(spoilt).map(({ name, problems }) => [name, problems.join('\n')]));
  assert.match(found.get('日期都引用 content/facts') ?? '', /content\/glossary\/csr\.yaml:\d+：日期「2031-05-05」是手寫的/);
  assert.match(
    found.get('日期都引用 content/facts') ?? '',
    /content\/typed-dates\.yaml：content\/glossary\/pem\.yaml 裡沒有手寫的「2044-01-01」了/,
  );
  assert.match(
    found.get('說到事實的句子都引用它') ?? '',
    /content\/glossary\/csr\.yaml:\d+：說到「電路板」的句子要引用事實 max-validity-100/,
  );
  assert.match(found.get('事實指到的伺服器與體系') ?? '', /事實 max-validity-100：content\/servers 沒有 toaster/);
});

test('事實與產品的代號是檔名，而且只有一個', (t) => {
  const texts = new Map(content.texts(['facts', 'lifecycle']).map(({ file, text }) => [file.replace('content/', ''), text]));
  const fact = texts.get('facts/max-validity-100.yaml') ?? assert.fail();
  const nginx = texts.get('lifecycle/nginx.yaml') ?? assert.fail();
  const spoilt = contentWith(t, {
    'facts/max-validity-100.yaml': fact.replace(/^id: .*$/m, 'id: max-validity-200'),
    'facts/tomcat-8-5-end.yaml': fact.replace(/^id: .*$/m, 'id: tomcat-8-5-end'),
    'lifecycle/nginx.yaml': nginx.replace(/^id: .*$/m, 'id: nginz'),
  });
  const problems = checksOf(spoilt).find(({ name }) => name === '事實的代號')?.problems;
  assert.deepEqual(problems, [
    'content/facts/max-validity-100.yaml：id 是 max-validity-200，要和檔名相同。',
    'content/lifecycle/nginx.yaml：id 是 nginz，要和檔名相同。',
    '事實 max-validity-200 有兩個；代號不能重複。',
    '事實 tomcat-8-5-end 有兩個；代號不能重複。',
  ]);
});

test('過了再查日期的事實只提醒，不算錯', (t) => {
  const fact = content.texts(['facts']).find(({ file }) => file.endsWith('/max-validity-100.yaml'))?.text ?? '';
  const old = contentWith(t, { 'facts/max-validity-100.yaml': fact.replace(/^recheck: .*$/m, "recheck: '2020-01-01'") });
  const check = checksOf(old).find(({ name }) => name === '事實的再查日期');
  assert.deepEqual(check?.problems, []);
  assert.match(check?.notes?.join('\n') ?? '', /content\/facts\/max-validity-100\.yaml：過了再查日期 2020-01-01/);
});

test('說到產品支援期限的句子要引用期限；只說產品名稱的不必', (t) => {
  const glossary = content.texts(['glossary']).find(({ file }) => file.endsWith('/csr.yaml'))?.text ?? '';
  const check = (short: string) => {
    const spoilt = contentWith(t, { 'glossary/csr.yaml': glossary.replace(/^short: .*$/m, `short: ${short}`) });
    return checksOf(spoilt).find(({ name }) => name === '說到產品支援期限的句子都引用它')?.problems ?? [];
  };
  assert.match(
    check('Windows Server 2016 仍受支援，可以用。')[0] ?? '',
    /content\/glossary\/csr\.yaml:\d+：說到支援期限的句子要引用事實 windows-server-2016-end。/,
  );
  assert.deepEqual(check('Windows Server 2016 的支援到 <fact windows-server-2016-end>。'), []);
  assert.deepEqual(check('Windows Server 2016 也能做。別的產品支援到明年。'), []);
});
