import type { ChainProblem, ProblemCode } from './chain-report.ts';

/** How far from usable a path with this problem is; what is not listed is something the reader can mend, at 10. */
const WEIGHT: Partial<Record<ProblemCode, number>> = {
  'bad-signature': 100,
  'algorithm-mismatch': 100,
  'self-signed-leaf': 80,
  'untrusted-root': 60,
  'missing-intermediate': 50,
  'root-not-at-hand': 25,
  'signature-not-checked': 40,
  'unsupported-key': 1,
  // Explain a problem that is already counted.
  'wrong-issuer-generation': 1,
  'wrong-sibling': 1,
  'wrong-family': 1,
};

/** One number for a path's problems, to choose among paths: smaller is better, zero is without a fault. */
export function weigh(problems: readonly ChainProblem[]): number {
  let sum = 0;
  for (const { code, severity } of problems) sum += severity === 'error' ? (WEIGHT[code] ?? 10) : severity === 'warning' ? 0.5 : 0;
  return sum;
}
