import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { maximumLength, peekFrame, peekSequence, readLength } from '../../../src/core/asn1/header.ts';
import { nestsWell } from '../../../src/core/asn1/walk.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { fixtureBlock } from '../x509/fixture.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

for (const [title, octets, length, content] of [
  ['一個位元組', [0x7f], 0x7f, 1],
  ['兩個位元組', [0x81, 0x80], 0x80, 2],
  ['四個位元組', [0x84, 1, 2, 3, 4], 0x01020304, 5],
  ['前面補零', [0x85, 0, 0, 0, 1, 0], 0x100, 6],
  ['可以寫短卻寫長', [0x81, 5], 5, 2],
  ['不定長度', [0x80], -1, 1],
  ['長度不見了', [], NaN, 1],
  ['長度只有一半', [0x82, 1], NaN, 3],
] as const) {
  test(`長度的讀法：${title}`, () => {
    assert.deepEqual(readLength(bytes(...octets), 0, octets.length), { content, length });
  });
}

test('超過 32 位元的長度不讀到底', () => {
  assert.ok(readLength(bytes(0x85, 1, 0, 0, 0, 0), 0, 6).length > maximumLength);
  assert.equal(peekFrame(bytes(0x30, 0x85, 1, 0, 0, 0, 0), 0), null);
});

test('界限以外的位元組不算，就算那裡還有資料', () => {
  assert.ok(Number.isNaN(readLength(bytes(0x82, 1, 0), 0, 2).length));
  assert.equal(peekFrame(bytes(0x30, 0x82, 1, 0), 0, 3), null);
});

test('內容可以比現有的資料長，多位元組的標籤不是我們的', () => {
  assert.deepEqual(peekSequence(bytes(0x30, 0x20)), { tag: 0x30, content: 2, end: 0x22, indefinite: false });
  assert.equal(peekSequence(bytes(0x31, 0)), null);
  assert.equal(peekFrame(bytes(0x3f, 0x20, 0), 0), null);
  assert.equal(peekFrame(bytes(), 0), null);
});

for (const [title, octets, expected] of [
  ['裡外剛好', [0x30, 4, 0x02, 0, 0x30, 0], true],
  ['裡面的比外面長', [0x30, 3, 0x02, 2, 0], false],
  ['外面有剩', [0x30, 3, 0x02, 0, 0], false],
  ['標籤是零', [0x30, 2, 0, 0], false],
  ['不定長度照信', [0x30, 0x80, 1, 2, 3], true],
  ['不定長度之前的錯還是錯', [0x30, 1, 5, 0x30, 0x80], false],
] as const) {
  test(`層層的長度：${title}`, () => {
    assert.equal(nestsWell(bytes(...octets)), expected);
  });
}

test('六十三層走得完，六十四層太深', () => {
  const nested = (levels: number): Uint8Array => {
    let inner: number[] = [];
    for (let left = levels; left > 0; left -= 1) inner = [0x30, ...(inner.length < 0x80 ? [] : [0x81]), inner.length, ...inner];
    return bytes(...inner);
  };
  assert.equal(nestsWell(nested(63)), true);
  assert.equal(nestsWell(nested(64)), false);
});

test('外層長度補零的憑證 OpenSSL 讀得進來，我們也從頭到尾讀得進來', () => {
  const { der } = fixtureBlock('names.der');
  assert.ok(der);
  assert.equal(der[1], 0x82);
  const padded = bytes(0x30, 0x85, 0, 0, 0, ...der.subarray(2));
  const theirs = new X509Certificate(padded);
  const { blocks, problems } = readInput(padded);
  assert.deepEqual(problems, []);
  const [block] = blocks;
  assert.equal(block?.kind, 'certificate');
  assert.ok(block);
  const { subjects, problems: faults } = decodeBlock(block);
  assert.deepEqual(faults, []);
  assert.equal(subjects[0]?.serialHex?.toUpperCase(), theirs.serialNumber);
});
