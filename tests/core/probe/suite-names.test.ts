import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakSuites } from '../../../src/core/probe/hello-table.ts';
import type { CipherFamily } from '../../../src/core/probe/probe-record.ts';
import { familiesOf, suiteFamilies, suiteNumber } from '../../../src/core/probe/suite-names.ts';

const names: readonly [iana: string, openssl: string, number: number, families: CipherFamily[]][] = [
  ['TLS_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256', 0x1301, []],
  ['TLS_AKE_WITH_CHACHA20_POLY1305_SHA256', 'TLS_CHACHA20_POLY1305_SHA256', 0x1303, []],
  ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 0xc030, []],
  ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'ECDHE-ECDSA-AES128-SHA', 0xc009, []],
  ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'ECDHE-RSA-CHACHA20-POLY1305', 0xcca8, []],
  ['TLS_RSA_WITH_AES_128_GCM_SHA256', 'AES128-GCM-SHA256', 0x9c, ['RSA']],
  ['TLS_RSA_WITH_AES_256_CBC_SHA', 'AES256-SHA', 0x35, ['RSA']],
  ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'DES-CBC3-SHA', 0x0a, ['3DES', 'RSA']],
  ['TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA', 'EDH-RSA-DES-CBC3-SHA', 0x16, ['3DES']],
  ['TLS_RSA_WITH_RC4_128_MD5', 'RC4-MD5', 0x04, ['RC4', 'RSA']],
  ['TLS_ECDHE_RSA_WITH_RC4_128_SHA', 'ECDHE-RSA-RC4-SHA', 0xc011, ['RC4']],
  ['TLS_RSA_WITH_DES_CBC_SHA', 'DES-CBC-SHA', 0x09, ['DES', 'RSA']],
  ['TLS_RSA_WITH_NULL_SHA256', 'NULL-SHA256', 0x3b, ['NULL', 'RSA']],
  ['TLS_DH_anon_WITH_RC4_128_MD5', 'ADH-RC4-MD5', 0x18, ['anon', 'RC4']],
  ['TLS_ECDH_anon_WITH_AES_256_CBC_SHA', 'AECDH-AES256-SHA', 0xc019, ['anon']],
];

for (const [iana, openssl, number, families] of names)
  test(`加密套件的兩種寫法是同一個：${iana}`, () => {
    for (const name of [iana, openssl]) {
      assert.equal(suiteNumber(name), number, name);
      assert.deepEqual(suiteFamilies(name), families, name);
    }
  });

test('不認得的套件沒有號碼，種類仍然從名稱看', () => {
  assert.equal(suiteNumber('TLS_RSA_EXPORT_WITH_RC4_40_MD5'), null);
  assert.deepEqual(suiteFamilies('EXP-RC4-MD5'), ['EXPORT', 'RC4']);
  assert.deepEqual(suiteFamilies('TLS_RSA_PSK_WITH_AES_128_CBC_SHA'), []);
});

test('弱的套件的號碼，和握手問的是同一種', () => {
  for (const [, openssl, number, families] of names) {
    const [worst] = families;
    if (worst === undefined) continue;
    const asked: readonly string[] = weakSuites[worst].match(/.{4}/gu) ?? [];
    assert.ok(asked.includes(number.toString(16).padStart(4, '0')), openssl);
  }
});

test('全部問過的工具沒有列的種類是沒有，只看一部分的不說沒有', () => {
  assert.equal(familiesOf(['RC4-SHA'], true)['3DES']?.said, 'no');
  assert.equal(familiesOf(['RC4-SHA'], true).RC4?.said, 'yes');
  assert.equal(familiesOf(['RC4-SHA'], false)['3DES'], undefined);
});
