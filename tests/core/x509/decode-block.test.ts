import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { certificate, der, extension, hex, name, oid, spki } from './der-build.ts';
import { block, decodeFixture, fixtureBlock, shown } from './fixture.ts';

/** The sample request of slide S11 as it stands in the deck, damaged by text recognition. */
const s11 = `MIIC0TCCAbkCAQAwYsxCzAJBgNVBAYTA1RXMRMwEQYDVQQIDApTb211LVN0YXR1
MQ8wDQYDVQQHDAZUYWlwZWkxDDAKBgNVBAoMA0NIVDEMMAoGA1UECwwDR0NBMRgw
FgYDVQQDDA93d3cudGVzdC5jb20udHcxIDAeBgkqhkiG9w0BCQEWERjb25hbkbBj
aHQuY29tLnR3MIIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2EfQVlvU
eIuMoChRXb/EA6iznr+0S/y1lSqNEPNelDem+KwATmTpSxNmFXSUu92orKwL+crw
RwRvIV49JJoYELegtw/1aasOYrDmjMFmOBOr9HT1ql/csc0b1AntjHJKBRD2gtOE
nVPzOAY7nL4E6ZaBABRMs0QwB6Z3uH0FsZWR2X/ewTri16PAYy3D1GZ6NSnAt6oJ
qh9FEENYWY1i+awUtcYBYiul9GYdMAAtBQAnwLPPD+dzYh7BhrJh7F9g9ucyfKkX
PDkzETRBffroZe0RKcZob/M6fzXqsZjIhXzbGjHk+qsiKgegSmHl/pCXKkHwDWfC
cOF8LSi3Kfb21QIDAQABAAAwDQYJKoZIhvcNAQELBQADggEBAI9NSDOx2ceZYTOTV
CKUA+8dGUf1d6K4CKiLMnJuRhB7MNzCGCWEdwq/M3NS0J8TGo6V+P1dbMg0rkruw
LPyNr2juZMHwG+5CvpKCBC5jQb64JGMZqy5KGejunHtYmA1NN6ixDPiheXz6jmSi
y+OSjw9BwgYVI4FJv26GhmmYi0ModvXYuotqiRQUTyUD963R1U1bEOR7uOT+1laP
Mhs95jG3jrTUDszBEKLue6NxnBDWFGiE0lmkDR5bbZPDDtO4DeGqhSd3c+IQ2f2q
DbqAnJKp3uYZujsQuFIet1Czmwi3PMOXJcxaYbnio6DSirRbckvHylAWpcmvaiz
bOzTSbA=`;

test('S11 的請求檔：第一個讀不懂的地方是主體，應該是 SET', () => {
  const { subjects, problems } = decodeBlock(block('csr', new Uint8Array(Buffer.from(s11, 'base64'))));
  assert.deepEqual(problems[0], {
    code: 'asn1-wrong-tag',
    line: null,
    column: null,
    facts: { field: 'certificationRequestInfo.subject', offset: 13, expected: 'SET', found: '[PRIVATE 12]' },
  });
  const subject = subjects[0];
  assert.deepEqual(subject?.unreadable[0], { part: 'subject', reason: 'asn1-wrong-tag' });
  assert.equal(subject?.signature?.algorithm, 'sha256WithRSAEncryption');
  assert.equal(subject.subject, null);
});

test('請求檔：中文主體、SAN、金鑰都讀得到', () => {
  const subject = decodeFixture('rsa-san.csr.pem');
  assert.equal(subject.subject?.text, 'CN=www.example.gov.tw,O=行政院測試機關,L=臺北市,C=TW');
  assert.deepEqual(
    subject.san.map(({ value }) => value),
    ['www.example.gov.tw', 'example.gov.tw'],
  );
  assert.deepEqual([subject.key?.type, subject.key?.bits, subject.key?.exponent, subject.version], ['RSA', 2048, '65537', 1]);
  assert.deepEqual([subject.label, subject.line, subject.encoding], ['CERTIFICATE REQUEST', 1, 'pem']);
});

test('請求檔：其他屬性只留名稱，挑戰密碼的內容不留', () => {
  const subject = decodeFixture('no-san-password.csr.pem');
  assert.deepEqual([...subject.attributes].sort(), ['challengePassword', 'unstructuredName']);
  assert.deepEqual(subject.san, []);
  assert.ok(!JSON.stringify({ ...subject, der: null, signature: null }).includes('not-a-secret'));
});

test('請求檔：舊版 Windows 的 OID 也認得', () => {
  const request = (attribute: string): Uint8Array => {
    const extensions = der(0x30, extension('2.5.29.17', der(0x30, der(0x82, 'a.example'))));
    const info = der(0x30, der(0x02, [0]), name(['2.5.4.3', 0x0c, 'a']), spki, der(0xa0, der(0x30, oid(attribute), der(0x31, extensions))));
    return der(0x30, info, der(0x30, oid('1.2.840.10045.4.3.2')), der(0x03, [0]));
  };
  for (const attribute of ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']) {
    const { subjects, problems } = decodeBlock(block('csr', request(attribute)));
    assert.deepEqual(problems, []);
    assert.deepEqual(shown(subjects[0]?.san ?? []), [{ type: 'dns', value: 'a.example' }], attribute);
    assert.deepEqual(subjects[0]?.attributes, []);
  }
});

test('私密金鑰：只留種類、編碼、標籤與行號', () => {
  const { subjects, problems } = decodeBlock({
    kind: 'private-key',
    encoding: 'pem',
    label: 'RSA PRIVATE KEY',
    line: 3,
    der: der(0x30, 'secret'),
  });
  assert.deepEqual(problems, []);
  const { kind, encoding, label, line, unreadable, ...rest } = subjects[0] ?? assert.fail();
  assert.deepEqual([kind, encoding, label, line, unreadable], ['private-key', 'pem', 'RSA PRIVATE KEY', 3, []]);
  assert.ok(Object.values(rest).every((value) => value === null || value === false || (Array.isArray(value) && value.length === 0)));
});

test('CRL：簽發者、這次與下次更新', () => {
  const subject = decodeFixture('list.crl.pem');
  assert.equal(subject.issuer?.text, 'CN=www.example.gov.tw');
  assert.match(subject.notBefore ?? '', /^2026-11-22T/);
  assert.match(subject.notAfter ?? '', /^2036-11-19T/);
  assert.equal(subject.version, 2);
  assert.equal(subject.subject, null);
});

test('公開金鑰：兩種寫法是同一把', () => {
  const [spkiForm, bareForm] = [decodeFixture('public.pem'), decodeFixture('rsa-public.pem')];
  assert.equal(spkiForm.spkiSha256, bareForm.spkiSha256);
  assert.deepEqual(spkiForm.key, bareForm.key);
  assert.equal(spkiForm.spkiSha256, decodeFixture('rsa-san.csr.pem').spkiSha256);
});

for (const file of ['bundle.p7b.pem', 'bundle-ber.p7b.der']) {
  test(`PKCS#7 拆成它自己和裡面的憑證：${file}`, () => {
    const { subjects, problems } = decodeBlock(fixtureBlock(file));
    assert.deepEqual(problems, []);
    assert.equal(subjects[0]?.kind, 'pkcs7');
    const expected = ['names.der', 'extensions.der'].map((name) => decodeFixture(name).fingerprints?.sha256);
    const inside = subjects.filter(({ kind }) => kind === 'certificate');
    assert.deepEqual(inside.map(({ fingerprints }) => fingerprints?.sha256).sort(), expected.sort());
    assert.equal(subjects.filter(({ kind }) => kind === 'crl').length, file === 'bundle.p7b.pem' ? 1 : 0);
    assert.ok(inside.every(({ encoding, label }) => encoding === subjects[0]?.encoding && label === null));
  });
}

test('PKCS#7 裡的問題說是第幾張憑證', () => {
  const broken = certificate({ key: der(0x30, 'xx') });
  const signedData = der(
    0x30,
    der(0x02, [1]),
    der(0x31),
    der(0x30, oid('1.2.840.113549.1.7.1')),
    der(0xa0, certificate(), broken, der(0xa1, 'x')),
  );
  const { subjects, problems } = decodeBlock(block('pkcs7', der(0x30, oid('1.2.840.113549.1.7.2'), der(0xa0, signedData))));
  assert.deepEqual(
    problems.map(({ facts }) => [facts['certificate'], facts['field']]),
    [[2, 'tbsCertificate.subjectPublicKeyInfo']],
  );
  assert.deepEqual(subjects[0]?.unreadable, [{ part: 'certificate #3', reason: 'not-x509-certificate' }]);
});

interface Damage {
  what: string;
  der: Uint8Array;
  code: string;
  field: string;
  subject?: string | null;
  issuer?: string | null;
}

const good = certificate();
const damages: Damage[] = [
  {
    what: '金鑰壞了，主體照樣顯示',
    der: certificate({ key: der(0x30, der(0x02, [1])) }),
    code: 'asn1-wrong-tag',
    field: 'tbsCertificate.subjectPublicKeyInfo',
    subject: 'CN=example',
  },
  {
    what: '主體壞了，簽發者照樣顯示',
    der: certificate({ subject: der(0x30, der(0x31)) }),
    code: 'asn1-missing',
    field: 'tbsCertificate.subject',
    subject: null,
    issuer: 'CN=example',
  },
  {
    what: '到期日壞了',
    der: certificate({ validity: der(0x30, der(0x17, '260101000000Z'), der(0x17, '261301000000Z')) }),
    code: 'bad-time',
    field: 'tbsCertificate.validity.notAfter',
    subject: 'CN=example',
  },
  {
    what: '序號是空的',
    der: certificate({ serial: hex('0200') }),
    code: 'bad-integer',
    field: 'tbsCertificate.serialNumber',
    subject: 'CN=example',
  },
  { what: '檔案後半段被截掉', der: good.subarray(0, 120), code: 'asn1-truncated', field: 'certificate', subject: 'CN=example' },
  {
    what: '後面多了資料',
    der: Uint8Array.from([...good, 0x0d, 0x0a]),
    code: 'asn1-trailing-data',
    field: 'certificate',
    subject: 'CN=example',
  },
  { what: '不是 SEQUENCE', der: hex('0c0161'), code: 'asn1-wrong-tag', field: 'certificate', subject: null },
  { what: '空的', der: new Uint8Array(), code: 'asn1-missing', field: 'certificate', subject: null },
  { what: '不定長度', der: hex('30800000'), code: 'asn1-indefinite-length', field: 'certificate', subject: null },
  { what: '長度五個位元組', der: hex('3085ffffffffff'), code: 'asn1-length-too-large', field: 'certificate', subject: null },
  {
    what: '簽章演算法壞了',
    der: certificate({ algorithm: der(0x30, der(0x04)) }),
    code: 'asn1-wrong-tag',
    field: 'signatureAlgorithm',
    subject: 'CN=example',
  },
];

for (const { what, der: bytes, code, field, ...expected } of damages) {
  test(`憑證${what}：${code}，欄位 ${field}`, () => {
    const { subjects, problems } = decodeBlock(block('certificate', bytes));
    assert.deepEqual([problems[0]?.code, problems[0]?.facts['field']], [code, field]);
    if ('subject' in expected) assert.equal(subjects[0]?.subject?.text ?? null, expected.subject);
    if ('issuer' in expected) assert.equal(subjects[0]?.issuer?.text ?? null, expected.issuer);
  });
}

test('一個延伸欄位讀不出來，其他的照樣顯示', () => {
  const { subjects, problems } = decodeBlock(
    block(
      'certificate',
      certificate({
        extensions: [
          extension('2.5.29.14', der(0x04, [1, 2])),
          extension('2.5.29.17', hex('308201')),
          extension('2.5.29.19', der(0x30, der(0x01, [0xff])), true),
          der(0x30, der(0x05)),
          extension('2.5.29.14', der(0x04, [3])),
          extension('2.5.29.15', hex('0302')),
        ],
      }),
    ),
  );
  assert.deepEqual(problems, []);
  const subject = subjects[0];
  assert.deepEqual(subject?.unreadable, [
    { part: 'extension 2.5.29.17', reason: 'asn1-truncated' },
    { part: 'extension #4', reason: 'asn1-wrong-tag' },
    { part: 'extension 2.5.29.14', reason: 'duplicate-extension' },
    { part: 'extension 2.5.29.15', reason: 'asn1-truncated' },
  ]);
  assert.equal(subject.ski, '0102');
  assert.deepEqual(subject.basicConstraints, { ca: true, pathLength: null });
  assert.deepEqual(
    subject.extensions.map(({ name, critical }) => [name, critical]),
    [
      ['subjectKeyIdentifier', false],
      ['subjectAltName', false],
      ['basicConstraints', true],
      ['subjectKeyIdentifier', false],
      ['keyUsage', false],
    ],
  );
});

for (const [what, bytes, code] of [
  ['結構完整但不認得', der(0x30, der(0x02, [1]), der(0x0c, 'a')), 'asn1-not-recognised'],
  ['不是 DER', hex('feff0041'), 'asn1-truncated'],
  ['後面多了資料', hex('0500ff00'), 'asn1-trailing-data'],
] as const) {
  test(`不明的二進位資料：${what}`, () => {
    const { subjects, problems } = decodeBlock(block('unknown', bytes));
    assert.deepEqual([subjects.length, problems.map((problem) => problem.code)], [1, [code]]);
  });
}
