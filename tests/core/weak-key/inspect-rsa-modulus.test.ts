import assert from 'node:assert/strict';
import { generateKeyPairSync, generatePrimeSync, checkPrimeSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hasClosePrimes } from '../../../src/core/weak-key/has-close-primes.ts';
import { inspectRsaModulus } from '../../../src/core/weak-key/inspect-rsa-modulus.ts';
import { primesBelow } from '../../../src/core/weak-key/primes.ts';
import { sizeOf } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';

const random = (bits: number): bigint => BigInt(`0x${randomBytes(bits / 8).toString('hex')}`) | (1n << BigInt(bits - 1));
const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true });

function nextPrime(from: bigint): bigint {
  let n = from | 1n;
  while (!checkPrimeSync(n)) n += 2n;
  return n;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (; exponent > 0n; exponent >>= 1n, base = (base * base) % modulus) if (exponent & 1n) result = (result * base) % modulus;
  return result;
}

/** 依論文的式子造質數：k·M + (65537^a mod M)；M 是前 39 個（512 位元金鑰）或前 126 個（2,048 位元）質數的乘積。 */
function infineonPrime(bits: number, primesInM: number): bigint {
  const M = primesBelow(1000)
    .slice(0, primesInM)
    .reduce((product, p) => product * BigInt(p), 1n);
  for (;;) {
    const residue = power(65537n, random(64), M);
    const k = random(bits) / M;
    const candidate = k * M + residue;
    if (checkPrimeSync(candidate)) return candidate;
  }
}

const hex = (n: bigint): string => n.toString(16);

test('ROCA：照論文式子造出來的金鑰都認得', () => {
  for (const [bits, primesInM] of [
    [256, 39],
    [512, 71],
    [1024, 126],
  ] as const) {
    const modulus = infineonPrime(bits, primesInM) * infineonPrime(bits, primesInM);
    assert.deepEqual(inspectRsaModulus(hex(modulus)), { checked: true, roca: true, fermat: false, smallFactor: null }, `${bits * 2}`);
  }
});

test('ROCA：只有一個質數照那個式子時，不算', () => {
  const modulus = infineonPrime(1024, 126) * prime(1024);
  assert.equal(inspectRsaModulus(hex(modulus)).roca, false);
});

test('費馬：兩個質數太近就分解得開', () => {
  const p = prime(1024);
  const rows: [string, bigint, boolean][] = [
    ['下一個質數', nextPrime(p + 2n), true],
    ['同一個質數', p, true],
    ['差 2^500 左右', nextPrime(p + 2n ** 500n), true],
    ['差 2^700 左右', nextPrime(p + 2n ** 700n), false],
    ['無關的質數', prime(1024), false],
  ];
  for (const [name, q, expected] of rows) assert.equal(inspectRsaModulus(hex(p * q)).fermat, expected, name);
});

test('費馬：在第 100 回找到的算，第 101 回才找到的不算', () => {
  // N = c² − b²，c 是奇數、b 是偶數；從 √N 數到 c 的回數約為 b² ÷ 2c。
  const c = 10n ** 40n + 1n;
  for (const [rounds, expected] of [
    [0.5, true],
    [98.5, true],
    [99.5, true],
    [100.5, false],
    [500, false],
  ] as const) {
    const b = BigInt(Math.round(Math.sqrt(2 * rounds * 1e40) / 2)) * 2n;
    assert.equal(hasClosePrimes((c + b) * (c - b)), expected, `${rounds}`);
  }
});

test('小因數：找出最小的那一個', () => {
  const rows: [bigint, number | null][] = [
    [2n * prime(512), 2],
    [751n * prime(2048), 751],
    [65521n * 1009n * prime(512), 1009],
    [65521n * prime(512), 65521],
    [65537n * prime(512), null],
    [1n, null],
  ];
  for (const [modulus, expected] of rows) assert.equal(inspectRsaModulus(hex(modulus)).smallFactor, expected);
});

test('正常的 2,048 位元金鑰，沒有一把被誤判', () => {
  for (let left = sizeOf({ usual: 15, many: 1000 }); left > 0; left--) {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const modulusHex = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex');
    assert.deepEqual(inspectRsaModulus(modulusHex), { checked: true, roca: false, fermat: false, smallFactor: null });
  }
});

test('太大、不是數字、零：說沒有檢查', () => {
  const unchecked = { checked: false, roca: false, fermat: false, smallFactor: null };
  for (const bad of ['', '0', 'xyz', hex(2n ** 16384n), 'f'.repeat(1_000_000)]) assert.deepEqual(inspectRsaModulus(bad), unchecked);
  assert.equal(inspectRsaModulus(hex(2n ** 16384n - 1n)).checked, true);
});

test('奇怪的小數字也答得出來', () => {
  for (let n = 1n; n < 5000n; n++) {
    const { smallFactor, fermat } = inspectRsaModulus(hex(n));
    const smallest = primesBelow(5000).find((p) => n % BigInt(p) === 0n) ?? null;
    assert.equal(smallFactor, smallest, `${n}`);
    if (fermat) assert.ok(smallest !== null && BigInt(smallest) !== n, `${n} 是質數，分解不開`);
  }
});

test('4,096 與 16,384 位元的模數都看得完', async () => {
  inspectRsaModulus('ff');
  for (const bits of [4096, 16384]) {
    const modulusHex = hex(random(bits) | 1n);
    await ends(() => inspectRsaModulus(modulusHex));
  }
});
