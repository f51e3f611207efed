import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificate, der, extension, hex, name, oid } from './der-build.ts';
import { block, decodeFixture, shown } from './fixture.ts';

function withExtension(type: string, value: Uint8Array): Subject {
  const { subjects, problems } = decodeBlock(block('certificate', certificate({ extensions: [extension(type, value)] })));
  assert.deepEqual(problems, []);
  return subjects[0] ?? assert.fail();
}

test('SAN 的每一種名稱', () => {
  assert.deepEqual(shown(decodeFixture('names.der').san), [
    { type: 'dns', value: 'www.example.gov.tw' },
    { type: 'dns', value: '*.xn--fsq.example' },
    { type: 'ip', value: '192.0.2.10' },
    { type: 'ip', value: '2001:db8::1' },
    { type: 'ip', value: '::' },
    { type: 'email', value: 'a@example.gov.tw' },
    { type: 'uri', value: 'https://example.gov.tw/a' },
    { type: 'other', value: '1.2.3.4' },
    { type: 'dirName', value: 'O=Test\\, Inc,C=TW' },
    { type: 'other', value: '1.3.6.1.4.1.311.20.2.3:user@example.gov.tw' },
  ]);
});

test('其餘延伸欄位', () => {
  const subject = decodeFixture('extensions.der');
  assert.deepEqual(subject.basicConstraints, { ca: true, pathLength: 3 });
  assert.deepEqual(subject.keyUsage, [
    'digitalSignature',
    'nonRepudiation',
    'keyEncipherment',
    'dataEncipherment',
    'keyAgreement',
    'keyCertSign',
    'cRLSign',
    'encipherOnly',
    'decipherOnly',
  ]);
  assert.deepEqual(subject.extendedKeyUsage, [
    'serverAuth',
    'clientAuth',
    'codeSigning',
    'emailProtection',
    'timeStamping',
    'OCSPSigning',
    'anyExtendedKeyUsage',
    '1.3.6.1.4.1.311.10.3.3',
  ]);
  assert.deepEqual(
    subject.policies.map((policy) => policy.oid),
    ['2.23.140.1.2.2', '1.3.6.1.4.1.23459.100.0.3'],
  );
  assert.deepEqual([subject.ocsp, subject.caIssuers], [['http://ocsp.example/'], ['http://ca.example/ca.crt']]);
  assert.deepEqual(subject.crl, ['http://ca.example/a.crl', 'http://ca.example/b.crl']);
  assert.equal(subject.mustStaple, true);
  const constraints = subject.nameConstraints ?? assert.fail();
  assert.deepEqual(shown(constraints.permitted), [
    { type: 'dns', value: '.example.gov.tw' },
    { type: 'ip', value: '10.0.0.0/255.0.0.0' },
  ]);
  assert.deepEqual(shown(constraints.excluded), [
    { type: 'ip', value: '2001:db8::/ffff:ffff::' },
    { type: 'email', value: 'bad.example' },
  ]);
  assert.equal(constraints.hasDistances, false);
  assert.deepEqual(subject.scts, [
    { logId: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', timestamp: '2025-08-04T18:24:46Z' },
  ]);
  assert.deepEqual(subject.extensions.at(-1), { oid: '1.2.3.4.5', name: '1.2.3.4.5', critical: true, value: hex('0500') });
});

for (const [address, expected] of [
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['20010db8000100000001000100010001', '2001:db8:1:0:1:1:1:1'],
  ['00000000000000000000000000000001', '::1'],
  ['20010000000000000000000000000000', '2001::'],
  ['00000000000000000000ffffc000020a', '::ffff:c000:20a'],
] as const) {
  test(`IPv6 寫成 ${expected}`, () => {
    assert.deepEqual(shown(withExtension('2.5.29.17', der(0x30, der(0x87, hex(address)))).san), [{ type: 'ip', value: expected }]);
  });
}

test('名稱除了給人看的文字，還留著原本的位元組；目錄名稱留著每一個屬性', () => {
  const directoryName = name(['2.5.4.3', 0x0c, 'a'], ['2.5.4.10', 0x13, 'b']);
  const { san } = withExtension(
    '2.5.29.17',
    der(0x30, der(0x82, [0xe9]), der(0x82, [0xc3, 0xa9]), der(0xa4, directoryName), der(0x88, [0x2a])),
  );
  assert.deepEqual(
    san.map(({ type, value, tag, bytes }) => [type, value, tag, Buffer.from(bytes).toString('hex')]),
    [
      ['dns', 'é', 0x82, 'e9'],
      ['dns', 'é', 0x82, 'c3a9'],
      ['dirName', 'O=b,CN=a', 0xa4, Buffer.from(directoryName).toString('hex')],
      ['other', '1.2', 0x88, '2a'],
    ],
  );
  assert.deepEqual(
    san[2]?.name?.attributes.map(({ type, value, stringType }) => [type, value, stringType]),
    [
      ['CN', 'a', 'UTF8String'],
      ['O', 'b', 'PrintableString'],
    ],
  );
});

test('名稱限制裡的距離：寫出來的零無妨，其餘沒有人能判斷', () => {
  const distances = (...parts: Uint8Array[]): boolean | undefined =>
    withExtension('2.5.29.30', der(0x30, der(0xa0, der(0x30, der(0x82, 'a.tw'), ...parts)))).nameConstraints?.hasDistances;
  assert.equal(distances(), false);
  assert.equal(distances(der(0x80, [0])), false);
  assert.equal(distances(der(0x80, [1])), true);
  assert.equal(distances(der(0x81, [0])), true);
});

test('政策的四個延伸欄位', () => {
  const cps = oid('1.3.6.1.5.5.7.2.1');
  assert.deepEqual(
    withExtension(
      '2.5.29.32',
      der(0x30, der(0x30, oid('1.2.3'), der(0x30, der(0x30, cps, der(0x16, 'http://a/')))), der(0x30, oid('1.2.4'))),
    ).policies,
    [
      { oid: '1.2.3', qualifiers: ['1.3.6.1.5.5.7.2.1'] },
      { oid: '1.2.4', qualifiers: [] },
    ],
  );
  assert.deepEqual(withExtension('2.5.29.33', der(0x30, der(0x30, oid('1.2.3'), oid('1.2.4')))).policyMappings, [['1.2.3', '1.2.4']]);
  assert.deepEqual(withExtension('2.5.29.36', der(0x30, der(0x80, [0]), der(0x81, [2]))).policyConstraints, {
    requireExplicit: 0,
    inhibitMapping: 2,
  });
  assert.deepEqual(withExtension('2.5.29.36', der(0x30, der(0x81, [1]))).policyConstraints, { requireExplicit: null, inhibitMapping: 1 });
  assert.equal(withExtension('2.5.29.54', der(0x02, [3])).inhibitAnyPolicy, 3);
});

const faults: [string, string, Uint8Array, string, (subject: Subject) => unknown, unknown][] = [
  [
    'SAN 有一個長度不對的 IP，其他名稱還在',
    '2.5.29.17',
    der(0x30, der(0x87, [1, 2, 3]), der(0x82, 'a')),
    'bad-ip',
    ({ san }) => san.map(({ value }) => value),
    ['#010203', 'a'],
  ],
  ['SAN 直接寫中文，照樣顯示', '2.5.29.17', der(0x30, der(0x82, '機關.tw')), 'bad-string', ({ san }) => san[0]?.value, '機關.tw'],
  ['SAN 後半壞了，前半還在', '2.5.29.17', der(0x30, der(0x82, 'a'), [0x82, 0x05, 0x61]), 'asn1-truncated', ({ san }) => san.length, 1],
  [
    '延伸欄位內容之後多了資料',
    '2.5.29.17',
    Uint8Array.from([...der(0x30, der(0x82, 'a')), 5, 0]),
    'asn1-trailing-data',
    ({ san }) => san.length,
    1,
  ],
  ['延伸欄位是空的', '2.5.29.15', new Uint8Array(), 'asn1-missing', ({ keyUsage }) => keyUsage, []],
  [
    '路徑長度是負的，CA 仍是 CA',
    '2.5.29.19',
    der(0x30, der(0x01, [0xff]), der(0x02, [0xff])),
    'bad-integer',
    ({ basicConstraints }) => basicConstraints,
    { ca: true, pathLength: null },
  ],
  ['SCT 清單長度不對', '1.3.6.1.4.1.11129.2.4.2', der(0x04, [0, 9, 1]), 'bad-sct-list', ({ scts }) => scts, []],
  [
    'EKU 裡有不是 OID 的東西',
    '2.5.29.37',
    der(0x30, oid('1.3.6.1.5.5.7.3.1'), der(0x02, [1])),
    'asn1-wrong-tag',
    ({ extendedKeyUsage }) => extendedKeyUsage,
    ['serverAuth'],
  ],
  ['TLS feature 沒有 5', '1.3.6.1.5.5.7.1.24', der(0x30, der(0x02, [17])), '', ({ mustStaple }) => mustStaple, false],
  ['基本限制是空的，就不是 CA', '2.5.29.19', der(0x30), '', ({ basicConstraints }) => basicConstraints, { ca: false, pathLength: null }],
  [
    '政策的說明不是 SEQUENCE，政策還在',
    '2.5.29.32',
    der(0x30, der(0x30, oid('1.2.3'), der(0x30, oid('1.3.6.1.5.5.7.2.1'))), der(0x30, oid('1.2.4'))),
    'asn1-wrong-tag',
    ({ policies }) => policies.map((policy) => policy.oid),
    ['1.2.3', '1.2.4'],
  ],
  [
    '政策對應缺了一半，其他對應還在',
    '2.5.29.33',
    der(0x30, der(0x30, oid('1.2.3')), der(0x30, oid('1.2.4'), oid('1.2.5'))),
    'asn1-missing',
    ({ policyMappings }) => policyMappings,
    [['1.2.4', '1.2.5']],
  ],
  ['政策限制是負數', '2.5.29.36', der(0x30, der(0x80, [0xff])), 'bad-integer', ({ policyConstraints }) => policyConstraints, null],
  ['不限政策的張數不是整數', '2.5.29.54', der(0x04, [0]), 'asn1-wrong-tag', ({ inhibitAnyPolicy }) => inhibitAnyPolicy, null],
];

for (const [what, type, value, reason, pick, expected] of faults) {
  test(what, () => {
    const subject = withExtension(type, value);
    assert.deepEqual(subject.unreadable, reason === '' ? [] : [{ part: `extension ${type}`, reason }]);
    assert.deepEqual(pick(subject), expected);
  });
}
