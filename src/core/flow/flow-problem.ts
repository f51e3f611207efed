import type { Facts } from '../facts.ts';

export type FlowProblemCode =
  | 'duplicate-flow'
  | 'missing-start'
  | 'start-is-outcome'
  | 'missing-target'
  | 'unreachable-node'
  | 'loop'
  | 'dead-end'
  | 'too-few-answers'
  | 'duplicate-answer'
  | 'ambiguous-tool-result'
  | 'outcome-without-source'
  | 'outcome-without-page'
  | 'unknown-page'
  | 'unknown-field'
  | 'product-page'
  | 'product-command'
  | 'unknown-flow'
  | 'hand-over-loop';

/** What can be wrong in the plans of a door besides. */
export type PlanProblemCode = 'plan-days' | 'plan-order' | 'state-unreadable' | 'answer-not-asked';

/** Something wrong in a tree: which tree, which node (null for the tree as a whole), and the values for its message. */
export interface FlowProblem {
  code: FlowProblemCode | PlanProblemCode;
  flow: string;
  node: string | null;
  facts: Facts;
}
