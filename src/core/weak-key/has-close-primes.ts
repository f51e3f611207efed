import { integerSquareRoot, isSquare } from './integer-square-root.ts';

/** BR 6.1.1.3 (5): a CA must refuse keys whose primes come out within 100 rounds of Fermat's method. */
const FERMAT_ROUNDS = 100;

/**
 * Fermat's factorisation, bounded: N = a² − b² with `a` counted up from √N. It succeeds where the two primes are so close
 * that somebody can do the same with pencil and patience (CVE-2022-26320; Hanno Böck, "Fermat Attack on RSA", 2022).
 */
export function hasClosePrimes(modulus: bigint, rounds = FERMAT_ROUNDS): boolean {
  // An odd number is needed; an even modulus is a small factor's business.
  if (modulus < 9n || modulus % 2n === 0n) return false;
  let a = integerSquareRoot(modulus);
  if (a * a < modulus) a += 1n;
  let rest = a * a - modulus;
  for (let round = 0; round < rounds; round++) {
    // b = a − 1 would be the trivial factor 1 of a number that does not split.
    if (isSquare(rest) && rest < (a - 1n) ** 2n) return true;
    rest += 2n * a + 1n;
    a += 1n;
  }
  return false;
}
