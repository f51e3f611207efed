/** What is wrong with a public exponent, worst first; `unreadable` is not a decimal number. */
export type ExponentWeakness = 'not-above-one' | 'even' | 'below-65537' | 'above-2-256' | 'unreadable';

/** More digits than any sane exponent; 2^256 has 78. */
const MOST_DIGITS = 5_000;

/**
 * Judges an RSA public exponent, in decimal as in PublicKey. BR 6.1.6: it must be odd and at least 3,
 * and should be between 2^16+1 and 2^256−1 (FIPS 186-4 B.3.1 says the same). Null: nothing to complain about.
 */
export function inspectRsaExponent(exponent: string): ExponentWeakness | null {
  if (!/^\d+$/.test(exponent)) return 'unreadable';
  if (exponent.length > MOST_DIGITS) return /[02468]$/.test(exponent) ? 'even' : 'above-2-256';
  const e = BigInt(exponent);
  if (e <= 1n) return 'not-above-one';
  if (e % 2n === 0n) return 'even';
  if (e < 65537n) return 'below-65537';
  return e >= 2n ** 256n ? 'above-2-256' : null;
}
