import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerKnowledge } from '../../../src/content/register-knowledge.ts';
import { load, byFile } from '../../../src/content/content-folder.ts';
import { breaksOf, breaksOn, CHANGING, nextBreak, REFUSING } from '../../../src/core/register/breaks.ts';
import { forecastOf, yearsOf } from '../../../src/core/register/forecast.ts';
import { readRegisterCsv, REGISTER_COLUMNS, registerCsv } from '../../../src/core/register/register-csv.ts';
import { emptyEntry, type RegisterEntry } from '../../../src/core/register/register-entry.ts';
import { breakText, codeOf, columnsIn } from '../../../src/core/register/register-words.ts';
import { Register } from '../../../src/core/register/register.ts';
import { renewalsOf } from '../../../src/core/register/renewals.ts';

const entry = (fields: Partial<RegisterEntry>): RegisterEntry => ({ ...emptyEntry({ file: 'a.cer', place: null }), ...fields });
const words = byFile('messages')['register'] ?? {};
const columns = columnsIn(words);
const known = registerKnowledge();

test('同一張憑證只有一列：指紋、雜湊、簽發者加序號，哪一種相同都算', () => {
  const list = new Register();
  list.add(entry({ sha1: 'aa', sightings: [{ file: 'netsh.txt', place: '0.0.0.0:443' }] }));
  list.add(entry({ serialHex: '0a1b', issuer: 'CA 甲', name: 'www', notes: { installedOn: 'web1', system: '', keeper: '', remark: '' } }));
  assert.equal(list.size, 2);
  const merged = list.add(
    entry({
      sha1: 'aa',
      sha256: 'bb',
      serialHex: 'a1b',
      issuer: 'ca 甲',
      name: 'www.example.gov.tw',
      hasAllNames: true,
      names: ['www.example.gov.tw'],
    }),
  );
  assert.equal(list.size, 1);
  assert.deepEqual(
    [merged.name, merged.times, merged.notes.installedOn, merged.sightings.map(({ place }) => place)],
    ['www.example.gov.tw', 3, 'web1', ['0.0.0.0:443', null]],
  );
  assert.equal(list.add(entry({ sha256: 'cc', name: 'x' })).times, 1);
  assert.equal(list.size, 2);
});

test('刪掉的再加進來，是新的一列', () => {
  const list = new Register();
  const first = list.add(entry({ sha256: 'aa', times: 1 }));
  list.remove(first);
  assert.deepEqual([list.size, list.add(entry({ sha256: 'aa' })).times], [0, 1]);
});

test('換發的與被它換掉的放在一起，後到期的是現在用的', () => {
  const names = { names: ['a.example.gov.tw', 'b.example.gov.tw'], hasAllNames: true };
  const old = entry({ ...names, name: '舊', notAfter: '2026-12-01T00:00:00Z' });
  const fresh = entry({ ...names, names: [...names.names].reverse(), name: '新', notAfter: '2027-06-01T00:00:00Z' });
  const listed = entry({ name: '清單', names: ['a.example.gov.tw'], notAfter: '2026-06-01T00:00:00Z' });
  const other = entry({ name: '別張', names: ['c.example.gov.tw'], hasAllNames: true });
  const ca = entry({ name: '中繼', names: ['ca'], role: 'ca' });
  assert.deepEqual(
    renewalsOf([old, ca, fresh, listed, other]).map(({ current, replaced }) => [current.name, replaced.map(({ name }) => name)]),
    [
      ['新', ['舊', '清單']],
      ['中繼', []],
      ['別張', []],
    ],
  );
});

test('清單上的通用名稱屬於好幾組時，自己一組', () => {
  const one = entry({ name: '一', names: ['a', 'b'], hasAllNames: true });
  const two = entry({ name: '二', names: ['a', 'c'], hasAllNames: true });
  const listed = entry({ name: '清單', names: ['a'] });
  assert.equal(renewalsOf([one, two, listed]).length, 3);
});

const AT = new Date('2026-11-30T00:00:00Z');

test('預估：依規定的效期，每次在剩三分之一時換', () => {
  const one = [{ notBefore: '2026-11-01T00:00:00Z', notAfter: '2027-05-19T23:59:59Z' }];
  const years = yearsOf(forecastOf(one, known.lifetimes, AT, 2029));
  // 2027-03-14 還是 200 天，下一次在 07-26；之後 100 天，每 67 天換一次；2029-03-20 起 47 天，每 32 天換一次。
  assert.deepEqual(years, [
    { year: '2026', renewals: 0 },
    { year: '2027', renewals: 4 },
    { year: '2028', renewals: 5 },
    { year: '2029', renewals: 10 },
  ]);
  const { months, certificates } = forecastOf(one, known.lifetimes, AT, 2029);
  assert.deepEqual([months.length, months[0]?.month, months.at(-1)?.month, certificates], [38, '2026-11', '2029-12', 1]);
  assert.equal(months.find(({ renewals }) => renewals > 0)?.month, '2027-03');
});

test('預估：一直是 47 天，一年換十一、十二次；沒有日期的不算', () => {
  const all = [
    { notBefore: null, notAfter: '2026-12-10T00:00:00Z' },
    { notBefore: null, notAfter: null },
  ];
  const { certificates, months } = forecastOf(all, [{ from: '2000-01-01', days: 47 }], AT, 2028);
  assert.equal(certificates, 1);
  const of2027 = months.filter(({ month }) => month.startsWith('2027')).reduce((sum, { renewals }) => sum + renewals, 0);
  assert.ok(of2027 === 11 || of2027 === 12, String(of2027));
});

const GTLSCA = { issuedBy: 'gtlsca-g1', hasAllNames: true, uses: ['serverAuth'] };
const kinds = (list: ReturnType<typeof breaksOf>): string[] => list.map(({ kind, fact }) => fact ?? kind);

test('到了某一天：GTLSCA 在 2025-07-31 之後簽發的，Chrome、Firefox 一開始就不信任', () => {
  const young = entry({ ...GTLSCA, notBefore: '2026-05-01T00:00:00Z', notAfter: '2026-12-31T00:00:00Z', firstSct: '2026-05-01T00:10:00Z' });
  const on = kinds(breaksOn(young, '2026-11-30', known));
  for (const fact of ['chrome-epki-cut-off', 'firefox-epki-cut-off', 'java-epki-cut-off', 'firefox-epki-removed'])
    assert.ok(on.includes(fact), fact);
  assert.ok(!on.includes('expires'));
  assert.ok(kinds(breaksOn(young, '2027-01-01', known)).includes('expires'));
  // 到期以後才開始的，和它無關。
  assert.ok(!kinds(breaksOf(young, known)).includes('java-epki-all'));
});

test('到了某一天：更早簽發的只受移除根憑證的影響', () => {
  const old = entry({ ...GTLSCA, notBefore: '2025-01-01T00:00:00Z', notAfter: '2027-12-31T00:00:00Z', firstSct: '2025-01-01T00:00:00Z' });
  const all = kinds(breaksOf(old, known));
  assert.ok(!all.includes('chrome-epki-cut-off') && !all.includes('java-epki-cut-off'));
  assert.ok(all.includes('firefox-epki-removed') && all.includes('java-epki-all'));
  assert.equal(nextBreak(old, '2026-11-30', known)?.fact, 'java-epki-all');
});

test('TWCA：接得到 CYBER 根的不受舊根移除影響；含用戶端驗證的，換發時不一樣', () => {
  const dates = { notBefore: '2026-05-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z' };
  const cyber = entry({ ...dates, issuedBy: 'twca-ssl-2024', uses: ['serverAuth', 'clientAuth'] });
  const old = entry({ ...dates, issuedBy: 'twca-secure-ssl-2023g3', uses: ['serverAuth'] });
  assert.ok(!kinds(breaksOf(cyber, known)).includes('chrome-roots-2012'));
  assert.ok(kinds(breaksOf(cyber, known)).includes('twca-client-auth'));
  assert.ok(kinds(breaksOf(old, known)).includes('chrome-roots-2012'));
  assert.ok(!kinds(breaksOf(old, known)).includes('chrome-roots-2008'));
  assert.ok(kinds(breaksOf(old, known)).includes('twca-old-chain-stop'));
});

test('中繼憑證比網站憑證先到期，說得出來', () => {
  const late = entry({ issuedBy: 'twca-secure-ssl-2023g3', notBefore: '2030-01-01T00:00:00Z', notAfter: '2031-01-01T00:00:00Z' });
  assert.deepEqual(breaksOf(late, known).find(({ kind }) => kind === 'issuer-ends')?.day, '2030-10-16');
});

const systems: [system: string, facts: string[]][] = [
  ['Windows Server 2016', ['windows-server-2016-end']],
  ['windows server 2012 R2（備援）', ['windows-server-2012-r2-end']],
  ['Windows Server 2012', []],
  ['Tomcat 8.5、Java 8', ['tomcat-8-5-end', 'jdk-8-end']],
  ['Apache Tomcat 9.0.98', ['tomcat-9-0-end']],
  ['Tomcat 10.1', []],
  ['OpenJDK 17.0.15', ['jdk-17-end']],
  ['Oracle JDK 17', ['oracle-jdk-17-end']],
  ['Debian 12.5', ['debian-12-end']],
  ['JDK 1.8.0_392', ['jdk-8-end']],
  ['F5 BIG-IP', []],
];
for (const [system, facts] of systems) {
  test(`軟體與版本「${system}」：${facts.join('、') || '沒有登記的期限'}`, () => {
    const found = breaksOf(entry({ notes: { installedOn: '', system, keeper: '', remark: '' } }), known);
    assert.deepEqual(found.map(({ fact }) => fact).sort(), [...facts].sort());
  });
}

test('規則用到的事實都在；提到簽發者的事實，不是用到就是說明過為什麼不用', () => {
  const ids = new Set(load('facts').map(({ id }) => id));
  for (const id of [...Object.keys(REFUSING), ...Object.keys(CHANGING)]) assert.ok(ids.has(id), id);
  /** What does not hit a certificate that somebody has: when something began, or what only helps. */
  const ELSEWHERE = new Set([
    'chrome-epki-last-leaf',
    'twca-198-days',
    'twca-cyber-start',
    'twca-cyber-android',
    'twca-cyber-apple',
    'twca-cyber-java',
    'twca-cyber-mozilla',
    'twca-cyber-windows',
    'twca-global-java',
    'twca-old-chain-last',
    'twca-subscription',
    'hipki-android',
    'hipki-apple',
    // Depends on what the caller trusts besides, which no certificate tells.
    'python-strict',
  ]);
  const forgotten = load('facts').filter(
    ({ id, hits }) => hits.families.length > 0 && !(id in REFUSING) && !(id in CHANGING) && !ELSEWHERE.has(id),
  );
  assert.deepEqual(
    forgotten.map(({ id }) => id),
    [],
  );
});

test('每一種情形都有句子，事實帶著自己的話', () => {
  const one = entry({
    ...GTLSCA,
    notBefore: '2026-05-01T00:00:00Z',
    notAfter: '2027-12-31T00:00:00Z',
    notes: { installedOn: '', system: 'Tomcat 8.5', keeper: '', remark: '' },
  });
  for (const each of breaksOf(one, known)) {
    const { text, page } = breakText(each, one, known, words);
    assert.doesNotMatch(text, /\{|undefined/, each.kind);
    assert.ok(text.length > 10, each.kind);
    assert.ok(page === null || page.includes('.html'));
  }
});

test('欄名都有；存成 CSV 再讀回來，一個欄位都不少', () => {
  for (const column of REGISTER_COLUMNS) assert.ok(words[codeOf(column)], column);
  const saved = entry({
    name: 'www.example.gov.tw',
    names: ['www.example.gov.tw', '*.example.gov.tw'],
    hasAllNames: true,
    issuer: '=cmd|危險 "CA", 甲',
    notBefore: '2026-06-01T00:00:00Z',
    notAfter: '2026-12-17T23:59:59Z',
    key: 'RSA 2048',
    uses: ['serverAuth', 'clientAuth'],
    serialHex: '0123456789012345678901',
    sha1: 'ab'.repeat(20),
    sha256: 'cd'.repeat(32),
    notes: { installedOn: 'web1、web2', system: 'IIS', keeper: '王小明', remark: '第一行\n第二行' },
  });
  const csv = registerCsv([saved], columns, () => ({ left: '17', verdict: '可用', reason: '', places: 'a.cer' }));
  assert.ok(csv.startsWith('\ufeff'));
  const [again] = readRegisterCsv(csv, 'saved.csv', columns) ?? [];
  for (const field of [
    'name',
    'names',
    'hasAllNames',
    'issuer',
    'notBefore',
    'notAfter',
    'key',
    'serialHex',
    'sha1',
    'sha256',
    'notes',
  ] as const)
    assert.deepEqual(again?.[field], saved[field], field);
});

const tables: [what: string, text: string, expected: unknown][] = [
  [
    '從試算表複製來的，欄位之間是定位字元',
    '網域\t到期日\t負責人\nwww.example.gov.tw\t2026/12/31\t王小明\n\t\t\n',
    [['www.example.gov.tw', '2026-12-31T15:59:59Z', '王小明']],
  ],
  ['分號', 'Domain;Expiry\na.gov.tw;2027-01-05 08:00\n', [['a.gov.tw', '2027-01-05T00:00:00Z', '']]],
  ['看不懂的日期留白，不猜', 'domain,expiry\na.gov.tw,03/04/2027\n', [['a.gov.tw', null, '']]],
  ['只有一欄認得，不算清冊', '網域,電話\na,b\n', null],
  ['憑證不是清冊', '-----BEGIN CERTIFICATE-----\nMIIB,名稱,到期日\n', null],
];
for (const [what, text, expected] of tables) {
  test(`自己的表格：${what}`, () => {
    const read = readRegisterCsv(text, null, columns);
    assert.deepEqual(read?.map(({ name, notAfter, notes }) => [name, notAfter, notes.keeper]) ?? null, expected);
  });
}
