import type { ChainReport } from './chain-report.ts';
import { constraintChecks } from './constraint-checks.ts';
import { examineWith, type ChainOptions } from './examine-with.ts';
import { explanations } from './explanations.ts';
import { crossChecks } from './missing-cross.ts';
import { practiceChecks } from './practice-chain.ts';

/** Builds the best path from the leaf to an anchor and says what is wrong with it. Null where the pool holds no certificate. */
export function examineChain(options: ChainOptions): Promise<ChainReport | null> {
  return examineWith(options, {
    explain: () => Promise.resolve(explanations),
    constraints: () => Promise.resolve(constraintChecks),
    cross: () => Promise.resolve(crossChecks),
    practice: () => Promise.resolve(practiceChecks),
  });
}
