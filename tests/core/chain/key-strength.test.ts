import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTakenByBrowsers } from '../../../src/core/chain/key-strength.ts';
import type { Signature } from '../../../src/core/x509/subject.ts';

const signature = (algorithm: string, hash: string | null, saltLength: number | null = null): Signature => ({
  algorithm,
  oid: '1.2.3',
  hash,
  saltLength,
  differs: null,
  value: new Uint8Array(),
  signed: new Uint8Array(),
});

test('RSA 與 ECDSA 的簽章：瀏覽器只檢查 SHA-256、384、512，RSA-PSS 的鹽要和雜湊一樣長', () => {
  const taken = [
    signature('sha256WithRSAEncryption', 'SHA-256'),
    signature('ecdsa-with-SHA512', 'SHA-512'),
    signature('rsassaPss', 'SHA-384', 48),
    // 多弱、什麼時候起不接受，另外判斷。
    signature('sha1WithRSAEncryption', 'SHA-1'),
    // 別種金鑰由金鑰自己的判斷說。
    signature('ED25519', null),
    signature('ML-DSA-65', null),
  ];
  const refused = [
    signature('sha224WithRSAEncryption', 'SHA-224'),
    signature('ecdsa-with-SHA224', 'SHA-224'),
    signature('sha512-256WithRSAEncryption', 'SHA-512/256'),
    signature('ecdsa_with_SHA3-256', 'SHA3-256'),
    signature('rsassaPss', 'SHA-256', 20),
    signature('rsassaPss', null, 32),
    signature('rsassaPss', null),
  ];
  assert.deepEqual(
    taken.filter((each) => !isTakenByBrowsers(each)),
    [],
  );
  assert.deepEqual(refused.filter(isTakenByBrowsers), []);
});
