import { hasClosePrimes } from './has-close-primes.ts';
import { hasRocaFingerprint } from './has-roca-fingerprint.ts';
import { bitsOf } from './integer-square-root.ts';
import { smallestFactor } from './smallest-factor.ts';

/** Larger moduli are not looked at: nobody uses them, and the time would no longer be bounded to a few milliseconds. */
const LARGEST_MODULUS_BITS = 16_384;

export interface ModulusInspection {
  /** False: too large or not a number; the other answers then say nothing. */
  checked: boolean;
  /** Made by the faulty library of CVE-2017-15361. */
  roca: boolean;
  /** Two primes so close that Fermat's method splits the modulus within 100 rounds. */
  fermat: boolean;
  /** The smallest prime factor below 2^16, null if there is none. */
  smallFactor: number | null;
}

const NOT_CHECKED: ModulusInspection = { checked: false, roca: false, fermat: false, smallFactor: null };

/**
 * Looks for the weaknesses of an RSA modulus that show in the public number alone (BR 6.1.1.3 and 6.1.6).
 * `modulusHex` as in PublicKey. Debian's predictable keys of 2008 are not among them: they need a list.
 */
export function inspectRsaModulus(modulusHex: string): ModulusInspection {
  if (modulusHex.length > LARGEST_MODULUS_BITS || !/^[0-9a-f]+$/i.test(modulusHex)) return NOT_CHECKED;
  const modulus = BigInt(`0x${modulusHex}`);
  if (modulus === 0n || bitsOf(modulus) > LARGEST_MODULUS_BITS) return NOT_CHECKED;
  return {
    checked: true,
    roca: hasRocaFingerprint(modulus),
    fermat: hasClosePrimes(modulus),
    smallFactor: smallestFactor(modulus),
  };
}
