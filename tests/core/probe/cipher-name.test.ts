import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { cipherName } from '../../../src/core/probe/cipher-name.ts';
import { helloTable, weakSuites } from '../../../src/core/probe/hello-table.ts';

const asked = [helloTable.suites, helloTable.suites13, ...Object.values(weakSuites)].flatMap((hex) => hex.match(/.{4}/gu) ?? []);

test('問過的每一個加密套件都有名稱，沒問過的沒有', () => {
  for (const hex of asked) assert.match(cipherName(Number.parseInt(hex, 16)) ?? hex, /^TLS_[A-Z0-9a-z_]+$/u);
  assert.equal(cipherName(0xc02f), 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  assert.equal(cipherName(0xffff), null);
});

test(
  'openssl 認得的，名稱和它的相同',
  { skip: spawnSync('openssl', ['version']).status !== 0 && !process.env['CI'] && '沒有 openssl 指令' },
  () => {
    const { stdout } = spawnSync('openssl', ['ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], { encoding: 'utf8' });
    const rows = [...stdout.matchAll(/0x([0-9A-F]{2}),0x([0-9A-F]{2}) - (TLS_\w+)/gu)];
    const known = rows.filter(([, high = '', low = '']) => asked.includes(`${high}${low}`.toLowerCase()));
    assert.ok(known.length > 20);
    for (const [, high = '', low = '', name] of known) assert.equal(cipherName(Number.parseInt(high + low, 16)), name);
  },
);
