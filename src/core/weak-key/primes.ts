/** All primes below `limit`, by the sieve of Eratosthenes. */
export function primesBelow(limit: number): number[] {
  const composite = new Uint8Array(Math.max(limit, 0));
  const primes: number[] = limit > 2 ? [2] : [];
  // Odd numbers only: half the work.
  for (let candidate = 3; candidate < limit; candidate += 2) {
    if (composite[candidate] === 1) continue;
    primes.push(candidate);
    for (let multiple = candidate * candidate; multiple < limit; multiple += 2 * candidate) composite[multiple] = 1;
  }
  return primes;
}
