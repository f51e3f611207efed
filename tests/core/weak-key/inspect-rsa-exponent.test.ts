import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectRsaExponent } from '../../../src/core/weak-key/inspect-rsa-exponent.ts';

const rows: [string, ReturnType<typeof inspectRsaExponent>][] = [
  ['65537', null],
  [String(2n ** 256n - 1n), null],
  ['0', 'not-above-one'],
  ['1', 'not-above-one'],
  ['2', 'even'],
  ['65536', 'even'],
  ['3', 'below-65537'],
  ['35', 'below-65537'],
  [String(2n ** 256n + 1n), 'above-2-256'],
  ['7'.repeat(100_000), 'above-2-256'],
  ['8'.repeat(100_000), 'even'],
  ['', 'unreadable'],
  ['-3', 'unreadable'],
  ['0x3', 'unreadable'],
];

for (const [exponent, expected] of rows) {
  const shown = exponent.length > 90 ? `${exponent.length} 位數的 ${exponent.charAt(0)}…` : `「${exponent}」`;
  test(`公開指數 ${shown}：${expected ?? '沒有問題'}`, () => assert.equal(inspectRsaExponent(exponent), expected));
}
