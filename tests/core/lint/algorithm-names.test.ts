import assert from 'node:assert/strict';
import { test } from 'node:test';
import { algorithmName } from '../../../src/core/lint/algorithm-names.ts';

const rows: [oid: string, name: string | null][] = [
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
  ['2.16.840.1.101.3.4.3.20', 'SLH-DSA-SHA2-128s'],
  ['2.16.840.1.101.3.4.3.25', 'SLH-DSA-SHA2-256f'],
  ['2.16.840.1.101.3.4.3.26', 'SLH-DSA-SHAKE-128s'],
  ['2.16.840.1.101.3.4.3.31', 'SLH-DSA-SHAKE-256f'],
  ['2.16.840.1.101.3.4.3.33', 'HashML-DSA-65'],
  ['2.16.840.1.101.3.4.3.35', 'HashSLH-DSA-SHA2-128s'],
  ['2.16.840.1.101.3.4.3.46', 'HashSLH-DSA-SHAKE-256f'],
  ['2.16.840.1.101.3.4.3.47', null],
  ['2.16.840.1.101.3.4.4.2', 'ML-KEM-768'],
  ['1.3.6.1.5.5.7.6.37', 'MLDSA44-RSA2048-PSS-SHA256'],
  ['1.3.6.1.5.5.7.6.44', 'MLDSA65-RSA4096-PKCS15-SHA512'],
  ['1.3.6.1.5.5.7.6.45', 'MLDSA65-ECDSA-P256-SHA512'],
  ['1.3.6.1.5.5.7.6.48', 'MLDSA65-Ed25519-SHA512'],
  ['1.3.6.1.5.5.7.6.51', 'MLDSA87-Ed448-SHAKE256'],
  ['1.3.6.1.5.5.7.6.54', 'MLDSA87-ECDSA-P521-SHA512'],
  ['1.3.6.1.5.5.7.6.55', null],
];
for (const [oid, name] of rows) test(`${oid} 是 ${name ?? '不認得的'}`, () => assert.equal(algorithmName(oid), name));
