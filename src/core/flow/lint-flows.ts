import type { Flow } from './flow.ts';
import type { FlowProblem } from './flow-problem.ts';
import { lintHandOvers } from './lint-hand-overs.ts';
import { lintTree } from './lint-tree.ts';

/** What the trees may refer to outside themselves; a set left out is not checked. */
export interface KnownNames {
  /** Ids of `content/fields.yaml`. */
  fields?: ReadonlySet<string>;
  /** Root-relative pages without their anchors. */
  pages?: ReadonlySet<string>;
}

/** Everything that is wrong with a set of trees which a schema of one file cannot see; empty when all is well. */
export function lintFlows(flows: readonly Flow[], known: KnownNames = {}): FlowProblem[] {
  return [...duplicates(flows), ...flows.flatMap((flow) => lintTree(flow, known)), ...lintHandOvers(flows)];
}

function duplicates(flows: readonly Flow[]): FlowProblem[] {
  const seen = new Set<string>();
  const problems: FlowProblem[] = [];
  for (const { id } of flows) {
    if (seen.has(id)) problems.push({ code: 'duplicate-flow', flow: id, node: null, facts: {} });
    seen.add(id);
  }
  return problems;
}
