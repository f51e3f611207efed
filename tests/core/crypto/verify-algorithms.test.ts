import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { certificateParts } from './certificate-parts.ts';
import { WAYS } from './ways.ts';

// 測試用的自簽憑證當場產生：openssl req -x509 -newkey … -nodes -subj /CN=test
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function makeCertificate(args: string[]): Uint8Array {
  const key = join(folder, 'key.pem');
  const out = join(folder, 'cert.pem');
  const common = ['req', '-x509', '-nodes', '-subj', '/CN=test', '-keyout', key, '-out', out];
  execFileSync('openssl', [...common, ...args], { stdio: 'pipe' });
  return new X509Certificate(readFileSync(out)).raw;
}

function makeDsaCertificate(args: string[]): Uint8Array {
  const parameters = join(folder, 'dsa.pem');
  execFileSync('openssl', ['dsaparam', '-out', parameters, '1024'], { stdio: 'pipe' });
  return makeCertificate(['-newkey', `dsa:${parameters}`, ...args]);
}

const rsa = (bits: number, ...rest: string[]): string[] => ['-newkey', `rsa:${bits}`, ...rest];
const ec = (curve: string, ...rest: string[]): string[] => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, ...rest];
const pss = (hash: string, salt: number): string[] => [
  '-newkey',
  'rsa:2048',
  `-${hash}`,
  '-sigopt',
  'rsa_padding_mode:pss',
  '-sigopt',
  `rsa_pss_saltlen:${salt}`,
];

const VALID = { valid: true } as const;
const UNSUPPORTED = { valid: null, reason: 'unsupported-here' } as const;

const rows: [name: string, make: () => Uint8Array, expected: typeof VALID | typeof UNSUPPORTED][] = [
  ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256'].map((hash): (typeof rows)[number] => [
    `RSA 2048 ${hash}`,
    () => makeCertificate(rsa(2048, `-${hash}`)),
    VALID,
  ]),
  ...[512, 768, 1023, 1024, 1025, 2047, 3071, 4096].map((bits): (typeof rows)[number] => [
    `RSA ${bits} 位元`,
    () => makeCertificate(rsa(bits, '-sha256')),
    VALID,
  ]),
  ['RSA 指數 3', () => makeCertificate(rsa(2048, '-pkeyopt', 'rsa_keygen_pubexp:3', '-sha256')), VALID],
  ['RSA 指數 2^40+15', () => makeCertificate(rsa(1024, '-pkeyopt', `rsa_keygen_pubexp:${2 ** 40 + 15}`, '-sha256')), VALID],
  ['RSA-PSS SHA-1、鹽 20', () => makeCertificate(pss('sha1', 20)), VALID],
  ['RSA-PSS SHA-256、鹽 32', () => makeCertificate(pss('sha256', 32)), VALID],
  ['RSA-PSS SHA-512、鹽 0', () => makeCertificate(pss('sha512', 0)), VALID],
  ['RSA-PSS SHA-384、鹽 206（最長）', () => makeCertificate(pss('sha384', 206)), VALID],
  ['RSA-PSS 專用金鑰', () => makeCertificate(['-newkey', 'rsa-pss', '-sha256', '-sigopt', 'rsa_pss_saltlen:32']), VALID],
  ...['P-256', 'P-384', 'P-521'].flatMap((curve) =>
    ['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256'].map((hash): (typeof rows)[number] => [
      `ECDSA ${curve} ${hash}`,
      () => makeCertificate(ec(curve, `-${hash}`)),
      VALID,
    ]),
  ),
  ['ECDSA secp256k1（不支援）', () => makeCertificate(ec('secp256k1', '-sha256')), UNSUPPORTED],
  ['ECDSA brainpoolP256r1（不支援）', () => makeCertificate(ec('brainpoolP256r1', '-sha256')), UNSUPPORTED],
  ['Ed25519', () => makeCertificate(['-newkey', 'ed25519']), VALID],
  ['Ed448', () => makeCertificate(['-newkey', 'ed448']), VALID],
  ['DSA 1024 sha1', () => makeDsaCertificate(['-sha1']), VALID],
  ['DSA 1024 sha512', () => makeDsaCertificate(['-sha512']), VALID],
  ['DSA 1024 sha256', () => makeDsaCertificate(['-sha256']), VALID],
];

for (const [name, make, expected] of rows) {
  test(`${name}：簽章成立，改一個位元就不成立`, async (t) => {
    if (!hasOpenssl) return t.skip('這台機器沒有 openssl');
    const { signature, key } = certificateParts(make());
    const changedText = { ...signature, signed: flip(signature.signed, signature.signed.length - 1) };
    const changedValue = { ...signature, value: flip(signature.value, signature.value.length >> 1) };
    const bad = expected === VALID ? { valid: false } : expected;
    for (const [way, verify] of WAYS) {
      assert.deepEqual(await verify(signature, key), expected, way);
      assert.deepEqual(await verify(changedText, key), bad, `${way}，內容改了`);
      assert.deepEqual(await verify(changedValue, key), bad, `${way}，簽章改了`);
    }
  });
}

test('鹽長或雜湊寫錯的 RSA-PSS 不成立', async (t) => {
  if (!hasOpenssl) return t.skip('這台機器沒有 openssl');
  const { signature, key } = certificateParts(makeCertificate(pss('sha256', 32)));
  for (const [way, verify] of WAYS) {
    for (const wrong of [{ saltLength: 20 }, { saltLength: 2 ** 40 }, { hash: 'SHA-384' }]) {
      assert.deepEqual(await verify({ ...signature, ...wrong }, key), { valid: false }, `${way} ${JSON.stringify(wrong)}`);
    }
  }
});

function flip(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}
