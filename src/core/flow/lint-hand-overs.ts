import { edgesOf } from './edge.ts';
import { findLoop } from './find-loop.ts';
import type { Flow } from './flow.ts';
import type { FlowProblem } from './flow-problem.ts';

/** Hand-overs to trees that do not exist, and trees that pass a reader round in a circle. */
export function lintHandOvers(flows: readonly Flow[]): FlowProblem[] {
  const ids = new Set(flows.map((flow) => flow.id));
  const leadsTo = new Map<string, string[]>();
  const problems: FlowProblem[] = [];
  for (const flow of flows) {
    const targets: string[] = [];
    for (const { from, answer, target } of edgesOf(flow)) {
      if (target.kind !== 'flow') continue;
      targets.push(target.id);
      if (ids.has(target.id)) continue;
      const facts = { answer: answer.id, target: target.id };
      problems.push({ code: 'unknown-flow', flow: flow.id, node: from, facts });
    }
    leadsTo.set(flow.id, targets);
  }
  const loop = findLoop(leadsTo.keys(), (id) => leadsTo.get(id) ?? []);
  if (loop !== null) {
    problems.push({ code: 'hand-over-loop', flow: loop[0] ?? '', node: null, facts: { path: loop.join(' > ') } });
  }
  return problems;
}
