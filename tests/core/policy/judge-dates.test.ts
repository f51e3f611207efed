import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../src/core/policy/context.ts';
import { judge } from '../../../src/core/policy/judge.ts';
import { verdict } from '../../../src/core/policy/verdict.ts';
import type { Rule } from '../../../src/core/policy/rule.ts';
import { roleOf } from '../../../src/core/policy/role-of.ts';
import { versionAt } from '../../../src/core/policy/version-at.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { authority, caCertificate, certificate, context, csr, dns, ip, name, on, rsa, rules } from './subject-factory.ts';
import { measure } from '../../support/effort.ts';

const brief = (subject: Subject, more: Partial<Context>) =>
  judge(subject, context(more)).map(({ rule, severity }) => `${severity} ${rule}`);

// 同一份請求檔，換一個日期與簽發者，就是另一個答案
const twoNames = csr({
  subject: name('C=TW,O=行政院測試機關,OU=資訊處,CN=www.example.gov.tw'),
  san: dns('www.example.gov.tw', 'example.gov.tw'),
});
const cases: { title: string; subject: Subject; in: Partial<Context>; expected: string[]; verdict: string }[] = [
  {
    title: '兩個名稱，2017 年 3 月向 GCA 申請',
    subject: twoNames,
    in: { ...on('2017-03-15'), programme: 'gca' },
    expected: ['error several-names-gca'],
    verdict: 'unusable',
  },
  {
    title: '兩個名稱，2026 年 11 月向 TWCA 申請',
    subject: twoNames,
    in: { programme: 'twca' },
    expected: ['info ou-in-request'],
    verdict: 'usable',
  },
  {
    title: '兩個名稱，2026 年 11 月向 GTLSCA 申請',
    subject: twoNames,
    in: { programme: 'gtlsca' },
    expected: ['warning gtlsca-not-for-browsers', 'info ou-in-request', 'info several-names-gtlsca'],
    verdict: 'caution',
  },
  {
    title: '兩個名稱，2026 年 11 月仍選 GCA',
    subject: twoNames,
    in: { programme: 'gca' },
    expected: ['error gca-closed', 'error several-names-gca', 'info ou-in-request'],
    verdict: 'unusable',
  },
  {
    title: '單一名稱，2017 年 3 月向 GCA 申請',
    subject: csr(),
    in: { ...on('2017-03-15'), programme: 'gca' },
    expected: [],
    verdict: 'usable',
  },
  {
    title: '萬用網域與 2047 位元，2017 年 3 月向 GCA 申請',
    subject: csr({ key: rsa(2047), san: dns('*.example.gov.tw'), subject: name('C=TW,O=行政院,CN=*.example.gov.tw') }),
    in: { ...on('2017-03-15'), programme: 'gca' },
    expected: ['error rsa-length-not-whole-bytes', 'error weak-rsa-key', 'error wildcard'],
    verdict: 'unusable',
  },
  {
    title: '萬用網域，2026 年 11 月向 TWCA 申請',
    subject: csr({ san: dns('*.example.gov.tw'), subject: name('C=TW,O=行政院,CN=*.example.gov.tw') }),
    in: { programme: 'twca' },
    expected: ['info wildcard'],
    verdict: 'usable',
  },
  {
    title: '三年效期的憑證，2017 年 3 月',
    subject: certificate({ notBefore: '2017-01-15T00:00:00Z', notAfter: '2020-01-15T00:00:00Z', scts: [] }),
    in: { ...on('2017-03-15'), programme: 'gca' },
    expected: ['info days-left'],
    verdict: 'usable',
  },
  {
    title: '同一張三年效期的憑證，2026 年 11 月：簽發當日的上限沒有變，只是過期',
    subject: certificate({ notBefore: '2017-01-15T00:00:00Z', notAfter: '2020-01-15T00:00:00Z', scts: [] }),
    in: {},
    expected: ['error expired'],
    verdict: 'unusable',
  },
];

for (const row of cases) {
  test(row.title, () => {
    assert.deepEqual(brief(row.subject, row.in), row.expected);
    assert.equal(verdict(judge(row.subject, context(row.in)), row.subject), row.verdict);
  });
}

test('先錯誤、再注意、後說明，同級依規則代號，與規則清單的順序無關', () => {
  const subject = csr({
    key: rsa(1024),
    subject: name('CN=WWW.example.gov.tw'),
    san: dns('a b', 'example.gov.tw'),
    attributes: ['challengePassword'],
  });
  const forwards = judge(subject, context({ programme: 'gtlsca' }));
  const backwards = judge(subject, context({ programme: 'gtlsca', rules: [...rules].reverse() }));
  assert.deepEqual(forwards, backwards);
  const weights = forwards.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
  assert.deepEqual(weights, [...weights].sort());
  assert.deepEqual(forwards.map(({ rule }) => rule).slice(0, 2), ['name-with-blank', 'weak-rsa-key']);
});

test('版本從 from 當天起算，until 當天不算；簽發單位自己的版本優先', () => {
  const version = (programme: 'public-web' | 'gca', from: string | null, until: string | null, severity: 'error' | 'info') => ({
    programmes: [programme],
    from,
    until,
    severity,
    parameters: {},
  });
  const rule = {
    ...rules[0],
    versions: [version('public-web', '2020-01-01', '2021-01-01', 'info'), version('gca', '2020-06-01', null, 'error')],
  } as Rule;
  const severity = (day: string, programme: 'public-web' | 'gca' | 'twca') => versionAt(rule, day, programme)?.severity ?? null;
  assert.deepEqual(
    [
      severity('2019-12-31', 'gca'),
      severity('2020-01-01', 'gca'),
      severity('2020-06-01', 'gca'),
      severity('2020-06-01', 'twca'),
      severity('2020-12-31', 'public-web'),
      severity('2021-01-01', 'public-web'),
    ],
    [null, 'info', 'error', 'info', 'info', null],
  );
});

test('CA 憑證只用 CA 的規則：不要求 SAN、SCT 與效期上限', () => {
  const findings = judge(caCertificate(), context());
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['ca-unknown', 'ca-days-left'],
  );
  assert.equal(verdict(findings, caCertificate()), 'caution');
});

const roles: [string, Subject, Partial<Context>, string][] = [
  ['請求檔一律是網站的', csr({ basicConstraints: { ca: true, pathLength: null } }), {}, 'server'],
  ['CA 為 TRUE、沒有網域名稱', caCertificate(), {}, 'ca'],
  ['CA 為 TRUE、有網域名稱（openssl req -x509）', caCertificate({ san: dns('www.example.gov.tw') }), {}, 'server'],
  ['CA 為 TRUE、CN 是 localhost（keystore 自簽）', caCertificate({ subject: name('CN=localhost') }), {}, 'server'],
  ['CA 為 TRUE、CN 像網域名稱，金鑰只簽憑證', caCertificate({ subject: name('CN=Izenpe.com') }), {}, 'ca'],
  ['CA 為 TRUE、CN 像網域名稱，沒有金鑰用途', caCertificate({ subject: name('CN=www.example.gov.tw'), keyUsage: [] }), {}, 'server'],
  [
    'CA 為 TRUE、CN 像網域名稱，也給網站用',
    caCertificate({ subject: name('CN=www.example.gov.tw'), extendedKeyUsage: ['serverAuth'] }),
    {},
    'server',
  ],
  ['CA 為 TRUE、CN 是 IP', caCertificate({ subject: name('CN=10.0.0.1') }), {}, 'server'],
  ['CA 為 TRUE、問的是某個網址', caCertificate(), { host: 'www.example.gov.tw' }, 'server'],
  [
    '舊的根憑證沒有 basicConstraints，但認得指紋',
    caCertificate({ basicConstraints: null }),
    { authorities: [authority({ sha256: 'ca' })] },
    'ca',
  ],
  ['一般網站憑證', certificate(), {}, 'server'],
];
for (const [title, subject, more, expected] of roles) test(`角色：${title}`, () => assert.equal(roleOf(subject, context(more)), expected));

test('私密金鑰、CRL 等其他物件不判斷', () => {
  for (const kind of ['private-key', 'pkcs7', 'crl', 'public-key', 'unknown'] as const)
    assert.deepEqual(judge(csr({ kind }), context()), []);
});

test('什麼都讀不出來的物件也不會出例外', () => {
  const empty: Partial<Subject> = {
    version: null,
    subject: null,
    issuer: null,
    key: null,
    signature: null,
    san: [],
    basicConstraints: null,
    serialHex: null,
    notBefore: null,
    notAfter: null,
    fingerprints: null,
    spkiSha256: null,
    ski: null,
    aki: null,
  };
  const rubbish: Partial<Subject> = {
    ...empty,
    subject: name('CN=\ud800,O=\u0000,CN=[::::],CN=https://[,CN=*.,CN=%,L=' + 'ÿ'.repeat(3000)),
    issuer: name('CN=x'),
    san: [
      ...dns(''),
      ...dns('.'),
      ...dns('xn--\u{10ffff}.tw'),
      ...ip('#00'),
      ...ip('::1::'),
      ...dns(`${'a'.repeat(100_000)}.tw`),
      ...dns(`政府${'。'.repeat(900)}`),
    ],
    key: rsa(0, { exponent: '', modulusHex: '' }),
    notBefore: 'yesterday',
    notAfter: '9999-12-31T23:59:59Z',
    serialHex: '-',
    scts: [{ logId: '', timestamp: 'never' }],
    extensions: [{ oid: '', name: '', critical: true, value: new Uint8Array() }],
  };
  const everyone = context({ programme: 'gtlsca', host: '。。。', authorities: [authority({ subject: 'CN=x' })], verification: null });
  for (const make of [csr, certificate, caCertificate]) {
    for (const more of [empty, rubbish]) {
      const subject = make(more);
      const findings = judge(subject, everyone);
      assert.notEqual(verdict(findings, subject), 'usable');
    }
  }
});

test('判斷的時間隨名稱數量等比增加，不是平方', async () => {
  const time = async (count: number): Promise<number> => {
    const subject = certificate({ san: dns(...Array.from({ length: count }, (_, n) => `主機${n}.example.gov.tw`)) });
    const { took, result } = await measure(() => judge(subject, context({ programme: 'gtlsca' })));
    assert.equal(result.filter(({ rule }) => rule === 'name-not-ascii').length, count);
    return took;
  };
  await time(1000);
  const few = Math.min(await time(1000), await time(1000), await time(1000));
  const many = Math.min(await time(10_000), await time(10_000));
  assert.ok(many < few * 40, `1,000 個 ${Math.round(few)} ms，10,000 個 ${Math.round(many)} ms`);
});

test('沒有那個檢查的規則是錯誤，不會被略過', () => {
  assert.throws(
    () =>
      judge(
        csr(),
        context({
          rules: [
            {
              ...rules[0],
              applies: ['csr'],
              roles: ['server'],
              check: 'no-such-check',
              versions: [{ programmes: ['public-web'], from: null, until: null, severity: 'info', parameters: {} }],
            } as Rule,
          ],
        }),
      ),
    /no check/,
  );
});
