import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { fatalPart } from '../../../src/core/chain/readable-enough.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import { judge } from '../../../src/core/policy/judge.ts';
import { verdict } from '../../../src/core/policy/verdict.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { rules } from '../policy/subject-factory.ts';
import { certificate, der, extension, hex, name, oid, spki } from './der-build.ts';
import { block } from './fixture.ts';

const attribute = (type: string, tag: number, value: string | Uint8Array): Uint8Array => der(0x30, oid(type), der(tag, value));
const cn = der(0x31, attribute('2.5.4.3', 0x0c, 'www.example.gov.tw'));
const org = der(0x31, attribute('2.5.4.10', 0x0c, '測試機關'));
const empty = der(0x31);

/** Names as some tools write them, which OpenSSL reads, and what is named as wrong with ours. */
const oddNames: [string, Uint8Array, string[]][] = [
  ['中間有空的 RDN', der(0x30, org, empty, cn), ['RDN 2 asn1-missing']],
  ['開頭有空的 RDN', der(0x30, empty, org, cn), ['RDN 1 asn1-missing']],
  ['有兩個空的 RDN，只說第一個', der(0x30, org, empty, cn, empty), ['RDN 2 asn1-missing']],
  ['值是 BIT STRING', der(0x30, cn, der(0x31, attribute('2.5.4.45', 0x03, hex('0001')))), []],
  ['值是 SEQUENCE', der(0x30, cn, der(0x31, attribute('2.5.4.16', 0x30, der(0x0c, '臺北市')))), []],
  ['值是空字串', der(0x30, org, der(0x31, attribute('2.5.4.3', 0x13, ''))), []],
  ['一個 RDN 兩個屬性', der(0x30, der(0x31, attribute('2.5.4.10', 0x0c, 'a'), attribute('2.5.4.11', 0x0c, 'b')), cn), []],
];

/** Names that OpenSSL refuses to load, hence never whole here; the other attributes stay. */
const brokenNames: [string, Uint8Array, string, string][] = [
  ['值是整數', der(0x30, org, der(0x31, attribute('2.5.4.3', 0x02, hex('01')))), 'CN=#020101,O=測試機關', 'RDN 2 asn1-wrong-tag'],
  ['值是八位元字串', der(0x30, der(0x31, attribute('2.5.4.3', 0x04, 'a')), org), 'O=測試機關,CN=#040161', 'RDN 1 asn1-wrong-tag'],
  ['值是 VisibleString', der(0x30, org, der(0x31, attribute('2.5.4.3', 0x1a, 'a'))), 'CN=a,O=測試機關', 'RDN 2 asn1-wrong-tag'],
  ['RDN 是 SEQUENCE', der(0x30, der(0x30, attribute('2.5.4.3', 0x0c, 'a')), org), 'O=測試機關', 'RDN 1 asn1-wrong-tag'],
  [
    '屬性後面有多的東西',
    der(0x30, org, der(0x31, der(0x30, oid('2.5.4.3'), der(0x0c, 'a'), der(0x05)))),
    'O=測試機關',
    'RDN 2 asn1-trailing-data',
  ],
  ['屬性沒有值', der(0x30, org, der(0x31, der(0x30, oid('2.5.4.3')))), 'O=測試機關', 'RDN 2 asn1-truncated'],
  ['BIT STRING 的未用位元太多', der(0x30, org, der(0x31, attribute('2.5.4.45', 0x03, hex('0901')))), 'O=測試機關', 'RDN 2 bad-bit-string'],
  ['BMPString 裡有代理對', der(0x30, der(0x31, attribute('2.5.4.3', 0x1e, hex('d842dfb7')))), 'CN=𠮷', 'bad-string'],
];

const read = (
  parts: Parameters<typeof certificate>[0],
): { subject: Subject; problems: readonly { facts: Readonly<Record<string, unknown>> }[] } => {
  const { subjects, problems } = decodeBlock(block('certificate', certificate(parts)));
  assert.ok(subjects[0]);
  return { subject: subjects[0], problems };
};
const named = ({ unreadable }: Subject): string[] =>
  unreadable.map(({ part, reason }) => `${part.replace(/^subject\.?/, '')} ${reason}`.trim());

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test('怪名稱和 OpenSSL 讀到的一樣，問題說出是第幾個 RDN', (t) => {
  let same = 0;
  for (const [what, subject, expected] of oddNames) {
    const ours = read({ subject, issuer: subject });
    assert.deepEqual(
      named(ours.subject).filter((each) => !each.startsWith('issuer')),
      expected,
      what,
    );
    if (!hasOpenssl) continue;
    const { stdout } = spawnSync(
      'openssl',
      ['x509', '-inform', 'DER', '-noout', '-subject', '-issuer', '-nameopt', 'RFC2253,utf8,-esc_msb'],
      { input: certificate({ subject, issuer: subject }), encoding: 'utf8' },
    );
    for (const [key, text] of [
      ['subject', ours.subject.subject?.text],
      ['issuer', ours.subject.issuer?.text],
    ] as const) {
      assert.equal(text, new RegExp(`^${key}=(.*)$`, 'm').exec(stdout)?.[1], what);
      same += 1;
    }
  }
  t.diagnostic(hasOpenssl ? `主體與簽發者相同的有 ${same} 個` : '這台機器沒有 openssl，沒有比對文字');
});

for (const [what, subject, text, fault] of brokenNames) {
  test(`OpenSSL 不讀的名稱：${what}，其餘的屬性留著，問題有說`, () => {
    assert.throws(() => new X509Certificate(certificate({ subject })));
    const ours = read({ subject });
    assert.equal(ours.subject.subject?.text, text);
    assert.deepEqual(named(ours.subject), [fault]);
    if (fault.startsWith('RDN'))
      assert.equal(ours.problems[0]?.facts['field'], `tbsCertificate.subject.${fault.split(' ').slice(0, 2).join(' ')}`);
  });
}

test('名稱缺了一部分：判斷不會變成可用，串鍊也不接受，也不說缺的屬性沒有寫', () => {
  const { subject } = read({ subject: der(0x30, der(0x31, der(0x30, oid('2.5.4.10'))), cn) });
  assert.equal(fatalPart(subject)?.part, 'subject.RDN 1');
  assert.equal(verdict([], subject), 'unreadable');
  const request = { ...subject, kind: 'csr' as const };
  const found = judge(request, {
    at: new Date('2026-12-01T00:00:00Z'),
    programme: 'public-web',
    authorities: [],
    rules,
    lint: lintChecks,
    verification: null,
  }).map(({ rule }) => rule);
  assert.ok(!found.includes('organisation-missing') && found.includes('unreadable-part'), found.join());
});

const broken = der(0x05);
const dns = (text: string): Uint8Array => der(0x82, text);
const uri = (text: string): Uint8Array => der(0x86, text);
const sct = (length: number): Uint8Array => Uint8Array.from([0, length, 0, ...new Array<number>(length - 1).fill(1)]);

/** A list with one entry broken: what is kept of the others. */
const lists: [string, string, Uint8Array, (subject: Subject) => unknown, unknown, string][] = [
  [
    'SAN',
    '2.5.29.17',
    der(0x30, dns('a.tw'), broken, dns('b.tw')),
    ({ san }) => san.map(({ value }) => value),
    ['a.tw', 'b.tw'],
    'asn1-wrong-tag',
  ],
  [
    'SAN 裡的目錄名稱',
    '2.5.29.17',
    der(0x30, dns('a.tw'), der(0xa4, der(0x30, cn, empty)), dns('b.tw')),
    ({ san }) => san.map(({ value }) => value),
    ['a.tw', 'CN=www.example.gov.tw', 'b.tw'],
    'asn1-missing',
  ],
  [
    'SAN 裡的 otherName',
    '2.5.29.17',
    der(0x30, der(0xa0, oid('1.2.3')), dns('b.tw')),
    ({ san }) => san.map(({ value }) => value),
    ['b.tw'],
    'asn1-missing',
  ],
  [
    '名稱限制',
    '2.5.29.30',
    der(0x30, der(0xa0, der(0x30, dns('a.tw')), der(0x30), der(0x30, dns('b.tw')))),
    ({ nameConstraints }) => nameConstraints?.permitted.map(({ value }) => value),
    ['a.tw', 'b.tw'],
    'asn1-truncated',
  ],
  [
    '簽發者資訊',
    '1.3.6.1.5.5.7.1.1',
    der(0x30, der(0x30, oid('1.3.6.1.5.5.7.48.1'), broken), der(0x30, oid('1.3.6.1.5.5.7.48.2'), uri('http://b'))),
    ({ caIssuers }) => caIssuers,
    ['http://b'],
    'asn1-wrong-tag',
  ],
  [
    '憑證政策',
    '2.5.29.32',
    der(0x30, broken, der(0x30, oid('2.23.140.1.2.2'))),
    ({ policies }) => policies.map((policy) => policy.oid),
    ['2.23.140.1.2.2'],
    'asn1-wrong-tag',
  ],
  [
    'CRL 下載處',
    '2.5.29.31',
    der(0x30, der(0x30, der(0xa0, broken)), der(0x30, der(0xa0, der(0xa0, uri('http://b'))))),
    ({ crl }) => crl,
    ['http://b'],
    'asn1-wrong-tag',
  ],
  [
    '增強金鑰使用方法',
    '2.5.29.37',
    der(0x30, broken, oid('1.3.6.1.5.5.7.3.1')),
    ({ extendedKeyUsage }) => extendedKeyUsage,
    ['serverAuth'],
    'asn1-wrong-tag',
  ],
  ['TLS 功能', '1.3.6.1.5.5.7.1.24', der(0x30, broken, der(0x02, [5])), ({ mustStaple }) => mustStaple, true, 'asn1-wrong-tag'],
  [
    'SCT',
    '1.3.6.1.4.1.11129.2.4.2',
    der(0x04, [0, 12 + 43], sct(10), Uint8Array.from([0, 41, 0, ...new Array<number>(32).fill(7), 0, 0, 1, 0x98, 0x76, 0x54, 0x32, 0x10])),
    ({ scts }) => scts.map(({ logId }) => logId),
    ['07'.repeat(32)],
    'bad-sct-list',
  ],
];

for (const [what, type, value, kept, expected, reason] of lists) {
  test(`${what}裡一項壞了，其他的照樣顯示，壞的有說`, () => {
    const { subject } = read({ extensions: [extension(type, value)] });
    assert.deepEqual(kept(subject), expected);
    const found = subject.unreadable.map((entry) => `${entry.part} ${entry.reason}`);
    assert.deepEqual(found, [`extension ${type} ${reason}`]);
  });
}

test('SAN 有一項讀不出來，就不說某個名稱不在裡面', () => {
  const extensions = [extension('2.5.29.17', der(0x30, dns('a.tw'), broken))];
  const { subject } = read({ subject: name(['2.5.4.3', 0x0c, 'www.example.gov.tw']), extensions });
  const found = judge(subject, {
    at: new Date('2026-12-01T00:00:00Z'),
    programme: 'public-web',
    authorities: [],
    rules,
    lint: lintChecks,
    verification: null,
    host: 'b.tw',
  }).map(({ rule }) => rule);
  assert.ok(!found.includes('host-not-covered') && !found.includes('cn-not-in-san'), found.join());
  assert.equal(fatalPart(subject)?.reason, 'asn1-wrong-tag');
  assert.equal(verdict([], subject), 'unreadable');
});

const someName = name(['2.5.4.3', 0x0c, 'a']);
const request = (attributes: Uint8Array): Uint8Array =>
  der(0x30, der(0x30, der(0x02, [0]), someName, spki, attributes), der(0x30, oid('1.2.840.10045.4.3.2')), der(0x03, [0]));
const crl = (...entries: Uint8Array[]): Uint8Array => {
  const algorithm = der(0x30, oid('1.2.840.10045.4.3.2'));
  return der(
    0x30,
    der(0x30, der(0x02, [1]), algorithm, someName, der(0x17, '261101000000Z'), der(0x30, ...entries)),
    algorithm,
    der(0x03, [0]),
  );
};
const rsaPss = (...parameters: Uint8Array[]): Uint8Array =>
  certificate({ algorithm: der(0x30, oid('1.2.840.113549.1.1.10'), der(0x30, ...parameters)) });

/** What nobody shows is still held to what it must be. */
const stepped: [string, 'certificate' | 'csr' | 'crl', Uint8Array, string][] = [
  ['CRL 的一筆沒有日期', 'crl', crl(der(0x30, der(0x02, [1]))), 'revokedCertificates asn1-missing'],
  [
    'CRL 的一筆延伸欄位壞了',
    'crl',
    crl(der(0x30, der(0x02, [1]), der(0x17, '261101000000Z'), der(0x30, broken))),
    'revokedCertificates asn1-wrong-tag',
  ],
  [
    '演算法參數是兩個位元組的 NULL',
    'certificate',
    certificate({ algorithm: der(0x30, oid('1.2.840.113549.1.1.11'), der(0x05, [0, 0])) }),
    'signatureAlgorithm asn1-trailing-data',
  ],
  ['PSS 的結尾欄位不是 1', 'certificate', rsaPss(der(0xa3, der(0x02, [2]))), 'signatureAlgorithm bad-integer'],
  ['PSS 有不認得的參數', 'certificate', rsaPss(der(0xa4, der(0x02, [1]))), 'signatureAlgorithm asn1-trailing-data'],
  ['序號前面多一個零', 'certificate', certificate({ serial: der(0x02, [0, 1]) }), 'serialNumber bad-integer'],
  ['請求檔屬性的值不是集合', 'csr', request(der(0xa0, der(0x30, oid('1.2.3'), broken))), 'attribute #1 asn1-wrong-tag'],
  ['請求檔屬性的值壞了', 'csr', request(der(0xa0, der(0x30, oid('1.2.3'), der(0x31, der(0x01, [1, 1]))))), 'attribute #1 bad-boolean'],
  [
    '政策限定詞壞了',
    'certificate',
    certificate({ extensions: [extension('2.5.29.32', der(0x30, der(0x30, oid('1.2.3'), der(0x30, der(0x06)))))] }),
    'extension 2.5.29.32 bad-oid',
  ],
  [
    'AKI 的簽發者壞了',
    'certificate',
    certificate({ extensions: [extension('2.5.29.35', der(0x30, der(0x80, [1]), der(0xa1, der(0x02))))] }),
    'extension 2.5.29.35 bad-integer',
  ],
];

for (const [what, kind, bytes, fault] of stepped) {
  test(`跨過去的部分也要合規：${what}`, () => {
    const found = decodeBlock(block(kind, bytes)).subjects[0]?.unreadable.map(({ part, reason }) => `${part} ${reason}`) ?? [];
    assert.ok(found.includes(fault), found.join('、'));
  });
}

test('沒有解讀的延伸欄位不看內容：那裡放什麼都有人放，沒有軟體會因此拒絕', () => {
  const bytes = certificate({ extensions: [extension('1.2.3.4.5', hex('ff00ff'))] });
  assert.ok(new X509Certificate(bytes).serialNumber);
  assert.deepEqual(read({ extensions: [extension('1.2.3.4.5', hex('ff00ff'))] }).subject.unreadable, []);
});

test('一百個以上的請求檔屬性：說出後面的沒有讀', () => {
  const attributes = Array.from({ length: 101 }, () => der(0x30, oid('1.2.3'), der(0x31, der(0x05))));
  const { subjects, problems } = decodeBlock(block('csr', request(der(0xa0, ...attributes))));
  assert.equal(subjects[0]?.attributes.length, 100);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['too-many-extensions'],
  );
});
