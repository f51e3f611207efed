import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DerError } from '../../../src/core/asn1/der-error.ts';
import { readElement } from '../../../src/core/asn1/der-reader.ts';
import type { DerElement } from '../../../src/core/asn1/der-reader.ts';
import { bitLength, readNamedBits, readOid, readSerialHex, readSmallInteger } from '../../../src/core/asn1/primitive.ts';
import { hex } from '../x509/der-build.ts';

const element = (text: string): DerElement => {
  const bytes = hex(text);
  return readElement(bytes, 0, bytes.length);
};
const refuses =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof DerError && error.code === code;

for (const [octets, expected] of [
  ['020101', '01'],
  ['020100', '00'],
  ['02020080', '80'],
  ['02030a1b2c', '0a1b2c'],
  ['0201ff', '-01'],
  ['020180', '-80'],
  ['0202ff7f', '-81'],
  ['0202fe80', '-0180'],
  ['02028000', '-8000'],
  ['0202ff00', '-0100'],
] as const) {
  test(`序號 ${octets} 是 ${expected}`, () => {
    assert.equal(readSerialHex(element(octets)), expected);
  });
}

for (const octets of ['0200', '02020001', '0203000001', '0202ff80', '0203ffffff']) {
  test(`序號 ${octets} 不成立：OpenSSL 也不讀多寫的位元組`, () => {
    assert.throws(() => readSerialHex(element(octets)), refuses('bad-integer'));
  });
}

for (const [octets, expected] of [
  ['0603550403', '2.5.4.3'],
  ['06092a864886f70d010101', '1.2.840.113549.1.1.1'],
  ['06022700', '0.39.0'],
  ['06014f', '1.39'],
  ['0602813a', '2.106'],
  [
    '060b69a2a2a2a2a2a2a2a2a222',
    '2.25.' +
      String(
        0x22n |
          (0x22n << 7n) |
          (0x22n << 14n) |
          (0x22n << 21n) |
          (0x22n << 28n) |
          (0x22n << 35n) |
          (0x22n << 42n) |
          (0x22n << 49n) |
          (0x22n << 56n) |
          (0x22n << 63n),
      ),
  ],
] as const) {
  test(`OID ${octets} 是 ${expected}`, () => {
    assert.equal(readOid(element(octets)), expected);
  });
}

for (const octets of ['0600', '060180', '06022a80', '06038055 04'.replace(' ', '')]) {
  test(`OID ${octets} 不成立`, () => {
    assert.throws(() => readOid(element(octets)), refuses('bad-oid'));
  });
}

for (const [octets, bits] of [
  ['01', 1],
  ['ff', 8],
  ['0100', 9],
  ['00ff', 8],
  ['1fff', 13],
  ['00', 0],
  ['', 0],
] as const) {
  test(`0x${octets} 有 ${bits} 個位元`, () => {
    assert.equal(bitLength(hex(octets)), bits);
  });
}

for (const [octets, bits] of [
  ['030205a0', [0, 2]],
  ['03030780ff', [0, 8, 9, 10, 11, 12, 13, 14, 15]],
  ['030100', []],
] as const) {
  test(`位元清單 ${octets}`, () => {
    assert.deepEqual(readNamedBits(element(octets)), bits);
  });
}

for (const octets of ['020180', '0200', '02050100000000']) {
  test(`小整數 ${octets} 不成立`, () => {
    assert.throws(() => readSmallInteger(element(octets)), refuses('bad-integer'));
  });
}
