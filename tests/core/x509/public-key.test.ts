import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { toHex } from '../../../src/core/text/hex.ts';
import { sha1, sha256 } from '../../../src/core/crypto/hash.ts';
import { certificate, der, oid } from './der-build.ts';
import { block, decodeFixture } from './fixture.ts';

for (const [file, type, bits, curve, exponent, algorithm, hash] of [
  ['rsa2047.der', 'RSA', 2047, null, '3', 'sha256WithRSAEncryption', 'SHA-256'],
  ['rsa-pss.der', 'RSA-PSS', 2048, null, '65537', 'rsassaPss', 'SHA-384'],
  ['p256.der', 'EC', 256, 'P-256', null, 'ecdsa-with-SHA256', 'SHA-256'],
  ['p521.der', 'EC', 521, 'P-521', null, 'ecdsa-with-SHA512', 'SHA-512'],
  ['brainpool.der', 'EC', 384, 'brainpoolP384r1', null, 'ecdsa-with-SHA384', 'SHA-384'],
  ['explicit.der', 'EC', 256, 'explicit', null, 'ecdsa-with-SHA256', 'SHA-256'],
  ['ed25519.der', 'Ed25519', 256, null, null, 'ED25519', null],
  ['ed448.der', 'Ed448', 456, null, null, 'ED448', null],
  ['dsa.der', 'DSA', 1024, null, null, 'dsa_with_SHA256', 'SHA-256'],
] as const) {
  test(`${file}：${type} ${bits} 位元`, () => {
    const { key, signature } = decodeFixture(file);
    assert.deepEqual(
      [key?.type, key?.bits, key?.curve, key?.exponent, signature?.algorithm, signature?.hash],
      [type, bits, curve, exponent, algorithm, hash],
    );
    assert.equal(signature?.saltLength, file === 'rsa-pss.der' ? 48 : null);
  });
}

test('模數以十六進位表示，前面沒有零', () => {
  const { key } = decodeFixture('rsa2047.der');
  assert.equal(key?.modulusHex?.length, 512);
  assert.match(key.modulusHex, /^[4-7][0-9a-f]+$/);
});

for (const [what, key, expected] of [
  ['DSA 參數省略，沿用簽發者的', der(0x30, der(0x30, oid('1.2.840.10040.4.1')), der(0x03, [0], der(0x02, [5]))), ['DSA', null, null]],
  ['不認得的演算法以 OID 表示', der(0x30, der(0x30, oid('1.2.3.4')), der(0x03, [0, 1])), ['1.2.3.4', null, null]],
  ['不認得的曲線以 OID 表示', der(0x30, der(0x30, oid('1.2.840.10045.2.1'), oid('1.2.3.4')), der(0x03, [0, 4])), ['EC', null, '1.2.3.4']],
] as const) {
  test(what, () => {
    const subject = decodeBlock(block('certificate', certificate({ key }))).subjects[0];
    assert.deepEqual([subject?.key?.type, subject?.key?.bits, subject?.key?.curve], expected);
  });
}

test('RSA 金鑰內容壞了，仍知道是 RSA', () => {
  const key = der(0x30, der(0x30, oid('1.2.840.113549.1.1.1'), [5, 0]), der(0x03, [0], der(0x30, der(0x0c, 'x'))));
  const { subjects, problems } = decodeBlock(block('certificate', certificate({ key })));
  assert.deepEqual([subjects[0]?.key?.type, subjects[0]?.key?.bits], ['RSA', null]);
  assert.deepEqual(
    problems.map(({ code, facts }) => [code, facts['field']]),
    [['asn1-wrong-tag', 'tbsCertificate.subjectPublicKeyInfo']],
  );
});

test('雜湊和 node:crypto 相同', () => {
  const bytes = new TextEncoder().encode('憑證');
  assert.equal(toHex(sha1(bytes)), createHash('sha1').update(bytes).digest('hex'));
  assert.equal(toHex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'));
});
