import { primesBelow } from './primes.ts';

/** Primes below 2^16. BR 6.1.6 asks that a modulus have no factor smaller than 752; NIST SP 800-89 5.3.3 is its source. */
const LIMIT = 2 ** 16;

let table: { primes: number[]; product: bigint } | null = null;

/** Made once, at the first key: a product of 94,000 bits. */
function getTable(): { primes: number[]; product: bigint } {
  if (table === null) {
    const primes = primesBelow(LIMIT);
    table = { primes, product: productOf(inPairs(primes)) };
  }
  return table;
}

/** Products of two, which fit into ordinary numbers: half as many large ones to multiply. */
function inPairs(primes: readonly number[]): bigint[] {
  const pairs: bigint[] = [];
  for (let i = 0; i < primes.length; i += 2) pairs.push(BigInt((primes[i] ?? 1) * (primes[i + 1] ?? 1)));
  return pairs;
}

/** Multiplies in pairs, because one long running product is quadratic. */
function productOf(factors: bigint[]): bigint {
  let row = factors;
  while (row.length > 1) {
    const next: bigint[] = [];
    for (let i = 0; i < row.length; i += 2) next.push((row[i] ?? 1n) * (row[i + 1] ?? 1n));
    row = next;
  }
  return row[0] ?? 1n;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The smallest prime below 2^16 that divides `modulus`, or null. */
export function smallestFactor(modulus: bigint): number | null {
  if (modulus < 2n) return null;
  const { primes, product } = getTable();
  // One greatest common divisor instead of 6,542 divisions; only its few factors are then looked for.
  const common = greatestCommonDivisor(modulus, product % modulus);
  if (common === 1n) return null;
  return primes.find((prime) => common % BigInt(prime) === 0n) ?? null;
}
