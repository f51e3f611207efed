import { primesBelow } from './primes.ts';

/**
 * ROCA (CVE-2017-15361): Infineon's library made primes of the form k·M + (65537^a mod M), M being the product of the first primes,
 * so the modulus, too, is a power of 65537 modulo every one of them. Nemec, Sys, Svenda, Klinec, Matyas,
 * "The Return of Coppersmith's Attack", ACM CCS 2017, section 2.
 *
 * The authors' tool looks at the odd primes to 167, which M contains for every key size from 512 bits on.
 */
const GENERATOR = 65537;
const LARGEST_PRIME = 167;

/** For each prime its powers of 65537, worked out instead of copied. */
const SUBGROUPS: { prime: bigint; powers: ReadonlySet<bigint> }[] = primesBelow(LARGEST_PRIME + 1)
  .filter((prime) => prime !== 2)
  .map((prime) => ({ prime: BigInt(prime), powers: powersModulo(prime) }));

function powersModulo(prime: number): Set<bigint> {
  const powers = new Set<bigint>();
  for (let power = 1; !powers.has(BigInt(power)); power = (power * GENERATOR) % prime) powers.add(BigInt(power));
  return powers;
}

/** Whether a modulus has the fingerprint. An unaffected one has it by chance once in 2^27.8 keys (the product of the shares of the subgroups). */
export function hasRocaFingerprint(modulus: bigint): boolean {
  return SUBGROUPS.every(({ prime, powers }) => powers.has(modulus % prime));
}
