import type { constraintChecks } from './constraint-checks.ts';
import type { explanations } from './explanations.ts';
import type { crossChecks } from './missing-cross.ts';
import type { practiceChecks } from './practice-chain.ts';

export type Explanations = typeof explanations;
export type ConstraintChecks = typeof constraintChecks;
export type CrossChecks = typeof crossChecks;
export type PracticeChecks = typeof practiceChecks;

/** What most chains do not need: asked for where it is, so that a page can load it then. */
export interface ChainParts {
  explain: () => Promise<Explanations>;
  constraints: () => Promise<ConstraintChecks>;
  cross: () => Promise<CrossChecks>;
  practice: () => Promise<PracticeChecks>;
}
