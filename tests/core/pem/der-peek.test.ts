import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { derPeek } from '../../../src/core/pem/der-peek.ts';
import { der, hex, name, oid, spki } from '../x509/der-build.ts';

const sha256 = der(0x30, oid('2.16.840.1.101.3.4.2.1'), [5, 0]);
const rsaSha256 = der(0x30, oid('1.2.840.113549.1.1.11'), [5, 0]);
const someName = name(['2.5.4.3', 0x0c, 'example']);
const data = der(0x30, oid('1.2.840.113549.1.7.1'));
const small = (value: number): Uint8Array => der(0x02, [value]);
const validity = der(0x30, der(0x17, '260101000000Z'), der(0x17, '270101000000Z'));

const notKeys: [string, Uint8Array][] = [
  // openssl ts -query -sha256 -cert
  [
    '時戳請求（RFC 3161），由 openssl ts -query 產生',
    hex(
      '30430201013031300d060960864801650304020105000420ee6633ac141464fc4924f56273e1662f57a6990781bfab1a8fabba01c8ca9904020817c41c869c1620840101ff',
    ),
  ],
  ['時戳請求，沒有亂數', der(0x30, small(1), der(0x30, sha256, der(0x04, new Uint8Array(32))))],
  ['時戳內容（TSTInfo）', der(0x30, small(1), oid('1.2.3.4'), der(0x30, sha256, der(0x04, new Uint8Array(32))), small(9))],
  ['CMS 的摘要資料（DigestedData）', der(0x30, small(0), sha256, data, der(0x04, new Uint8Array(32)))],
  ['CMS 的簽署者（SignerInfo）', der(0x30, small(1), der(0x30, someName, small(5)), sha256, rsaSha256, der(0x04, new Uint8Array(64)))],
  ['CMS 的收件者（KeyTransRecipientInfo）', der(0x30, small(0), der(0x30, someName, small(5)), rsaSha256, der(0x04, new Uint8Array(64)))],
  ['請求檔的內層，主體是空的', der(0x30, small(0), der(0x30), spki, der(0xa0))],
  ['請求檔的內層', der(0x30, small(0), someName, spki, der(0xa0))],
  ['第一版憑證的內層', der(0x30, small(1), rsaSha256, someName, validity, someName, spki)],
  ['CRL 的內層', der(0x30, small(1), rsaSha256, someName, der(0x17, '260101000000Z'))],
  ['憑證請求訊息（CRMF CertRequest）', der(0x30, small(0), der(0x30, der(0xa5, someName), der(0xa6, spki)))],
  ['OCSP 請求', der(0x30, der(0x30, der(0x30, der(0x30, der(0x30, sha256, der(0x04, [1]), der(0x04, [2]), small(3))))))],
];

for (const [what, bytes] of notKeys) {
  test(`不是私密金鑰：${what}`, () => {
    assert.notEqual(derPeek(bytes)?.kind, 'private-key');
  });
}

test('OCSP 回應的狀態只有一個位元組，後面是回答或什麼都沒有：改壞的金鑰與金鑰庫不會被當成 OCSP 回應', () => {
  assert.equal(derPeek(der(0x30, der(0x0a, [6])))?.kind, 'ocsp-response');
  assert.equal(derPeek(der(0x30, der(0x0a, [0]), der(0xa0, der(0x30))))?.kind, 'ocsp-response');
  assert.equal(derPeek(der(0x30, der(0x0a, small(3), der(0x30, new Uint8Array(64))))), null);
  assert.equal(derPeek(der(0x30, der(0x0a, [0]), der(0x30, oid('1.3.101.113')), der(0x04, new Uint8Array(59)))), null);
});

const keys: [string, Buffer][] = [
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'der' })],
  ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'der' })],
  ['EC', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' })],
  [
    'EC，參數寫明',
    generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }).privateKey.export({ type: 'pkcs8', format: 'der' }),
  ],
  ['DSA', generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey.export({ type: 'pkcs8', format: 'der' })],
  ['Ed25519', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })],
  ['X448', generateKeyPairSync('x448').privateKey.export({ type: 'pkcs8', format: 'der' })],
  [
    '第二版（RFC 5958）',
    Buffer.from(
      der(0x30, small(1), der(0x30, oid('1.3.101.112')), der(0x04, der(0x04, new Uint8Array(32))), der(0x81, [0], new Uint8Array(32))),
    ),
  ],
  ['演算法沒有人認得', Buffer.from(der(0x30, small(0), der(0x30, oid('1.2.3.4.5')), der(0x04, new Uint8Array(600))))],
];

for (const [what, bytes] of keys) {
  test(`PKCS#8 的 ${what} 金鑰從哪裡截斷都還是私密金鑰`, () => {
    // Behind the version; four octets are the longest header of the algorithm.
    const start = bytes.indexOf(Buffer.from([0x02, 0x01])) + 3 + 4;
    assert.ok(start <= 12);
    for (let length = start; length <= bytes.length; length += 1) {
      assert.deepEqual(derPeek(bytes.subarray(0, length)), { kind: 'private-key', format: 'PRIVATE KEY' }, `前 ${length} 個位元組`);
    }
  });
}
