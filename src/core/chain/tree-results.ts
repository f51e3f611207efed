import type { ChainReport } from './chain-report.ts';

/** What the decision trees may ask of a chain, as answered by this report: "chain:code" as `toolAnswers` has it. */
export function chainResults({ ok, problems }: Pick<ChainReport, 'ok' | 'problems'>): string[] {
  // The trees ask whether the server's certificate came alone; above an intermediate, or with a wrong one, it did not.
  const has = (wanted: string): boolean => problems.some(({ code }) => code === wanted);
  const isAccompanied = has('wrong-family') || has('wrong-issuer-generation');
  const asked = problems.filter(({ code, facts }) => code !== 'missing-intermediate' || (facts['below'] === 'server' && !isAccompanied));
  const codes = asked.map(({ code }) => (code === 'leaf-not-first' ? 'chain:wrong-order' : `chain:${code}`));
  return ok && codes.length === 0 ? ['chain:ok'] : codes;
}
