import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DerError } from '../../../src/core/asn1/der-error.ts';
import { readElement } from '../../../src/core/asn1/der-reader.ts';
import { readTime } from '../../../src/core/asn1/time.ts';
import { der } from '../x509/der-build.ts';

const read = (tag: number, text: string): string => {
  const bytes = der(tag, text);
  return readTime(readElement(bytes, 0, bytes.length));
};

for (const [tag, text, expected] of [
  [0x17, '260102030405Z', '2026-01-02T03:04:05Z'],
  [0x17, '500101000000Z', '1950-01-01T00:00:00Z'],
  [0x17, '491231235959Z', '2049-12-31T23:59:59Z'],
  [0x17, '260101003000+0800', '2025-12-31T16:30:00Z'],
  [0x17, '260101003000-0130', '2026-01-01T02:00:00Z'],
  [0x17, '240229000000Z', '2024-02-29T00:00:00Z'],
  [0x18, '20500101000000Z', '2050-01-01T00:00:00Z'],
  [0x18, '00000101000000Z', '0000-01-01T00:00:00Z'],
  [0x18, '99991231235959Z', '9999-12-31T23:59:59Z'],
  [0x18, '20260102030405.678Z', '2026-01-02T03:04:05Z'],
] as const) {
  test(`時間 ${text} 是 ${expected}`, () => {
    assert.equal(read(tag, text), expected);
  });
}

for (const [tag, text] of [
  [0x17, ''],
  [0x17, '260230000000Z'],
  [0x17, '261301000000Z'],
  [0x17, '260101240000Z'],
  [0x17, '260101006000Z'],
  [0x17, '250229000000Z'],
  [0x17, '260101000000'],
  [0x17, '9912312359Z'],
  [0x18, '202601010000Z'],
  [0x17, '26010100000 Z'],
  [0x18, '260101000000Z'],
  [0x18, '00000101000000+0100'],
] as const) {
  test(`時間 ${JSON.stringify(text)} 讀不出來`, () => {
    assert.throws(
      () => read(tag, text),
      (error) => error instanceof DerError && error.code === 'bad-time',
    );
  });
}
