/** Number of bits of a non-negative number. */
export function bitsOf(n: bigint): number {
  const hex = n.toString(16);
  return n === 0n ? 0 : hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}

/** The largest integer whose square is not above `n` (n >= 0). Newton's method from above, which falls monotonically. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(bitsOf(n) / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Squares modulo 5040 take 192 of 5040 values, which spares nearly every square root. */
const WHEEL = 5040;
const SQUARES = new Uint8Array(WHEEL);
for (let i = 0; i < WHEEL; i++) SQUARES[(i * i) % WHEEL] = 1;

/** Whether `n` is the square of an integer. */
export function isSquare(n: bigint): boolean {
  if (n < 0n || SQUARES[Number(n % BigInt(WHEEL))] === 0) return false;
  return integerSquareRoot(n) ** 2n === n;
}
