import type { constraintChecks } from './constraint-checks.ts';
import type { explanations } from './explanations.ts';

export type Explanations = typeof explanations;
export type ConstraintChecks = typeof constraintChecks;

/** What most chains do not need: asked for where it is, so that a page can load it then. */
export interface ChainParts {
  explain: () => Promise<Explanations>;
  constraints: () => Promise<ConstraintChecks>;
}
