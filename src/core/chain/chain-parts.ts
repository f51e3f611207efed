import type { constraintChecks } from './constraint-checks.ts';
import type { explanations } from './explanations.ts';
import type { crossChecks } from './missing-cross.ts';

export type Explanations = typeof explanations;
export type ConstraintChecks = typeof constraintChecks;
export type CrossChecks = typeof crossChecks;

/** What most chains do not need: asked for where it is, so that a page can load it then. */
export interface ChainParts {
  explain: () => Promise<Explanations>;
  constraints: () => Promise<ConstraintChecks>;
  cross: () => Promise<CrossChecks>;
}
