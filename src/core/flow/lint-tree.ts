import { edgesFrom, edgesOf, nodeOf } from './edge.ts';
import { findLoop } from './find-loop.ts';
import type { Flow } from './flow.ts';
import { isQuestion } from './flow.ts';
import type { FlowProblem, FlowProblemCode } from './flow-problem.ts';
import { lintNode } from './lint-node.ts';
import { lintProducts } from './lint-products.ts';
import type { KnownNames } from './lint-flows.ts';

/** The shape of one tree: every arrow ends somewhere, every node is reached, every way comes to an end. */
export function lintTree(flow: Flow, known: KnownNames): FlowProblem[] {
  const ids = Object.keys(flow.nodes);
  return [
    ...lintStart(flow),
    ...lintTargets(flow),
    ...ids.flatMap((id) => lintNode(flow, id, known)),
    ...lintReach(flow, ids),
    ...lintLoop(flow, ids),
    ...lintDeadEnds(flow, ids),
    ...lintProducts(flow),
  ];
}

function lintStart(flow: Flow): FlowProblem[] {
  const node = nodeOf(flow, flow.start);
  const wrong = (code: FlowProblemCode): FlowProblem[] => [{ code, flow: flow.id, node: null, facts: { start: flow.start } }];
  if (node === null) return wrong('missing-start');
  return isQuestion(node) ? [] : wrong('start-is-outcome');
}

function lintTargets(flow: Flow): FlowProblem[] {
  return edgesOf(flow)
    .filter(({ target }) => target.kind === 'node' && nodeOf(flow, target.id) === null)
    .map(({ from, answer, target }) => ({
      code: 'missing-target',
      flow: flow.id,
      node: from,
      facts: { answer: answer.id, target: target.id },
    }));
}

function lintReach(flow: Flow, ids: string[]): FlowProblem[] {
  const reached = new Set([flow.start]);
  // A Set hands out what is added while it is being read.
  for (const id of reached) {
    for (const { target } of edgesFrom(flow, id)) if (target.kind === 'node') reached.add(target.id);
  }
  return ids.filter((id) => !reached.has(id)).map((node) => ({ code: 'unreachable-node', flow: flow.id, node, facts: {} }));
}

function lintLoop(flow: Flow, ids: string[]): FlowProblem[] {
  const loop = findLoop(ids, (id) => edgesFrom(flow, id).flatMap(({ target }) => (target.kind === 'node' ? [target.id] : [])));
  if (loop === null) return [];
  return [{ code: 'loop', flow: flow.id, node: loop[0] ?? null, facts: { path: loop.join(' > ') } }];
}

/** Questions from which no answer ever comes to an outcome or to another tree. */
function lintDeadEnds(flow: Flow, ids: string[]): FlowProblem[] {
  const ends = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const id of ids) {
      if (ends.has(id)) continue;
      const node = nodeOf(flow, id);
      const comesToAnEnd =
        node !== null && (!isQuestion(node) || edgesFrom(flow, id).some(({ target }) => target.kind === 'flow' || ends.has(target.id)));
      if (!comesToAnEnd) continue;
      ends.add(id);
      grew = true;
    }
  }
  return ids.filter((id) => !ends.has(id)).map((node) => ({ code: 'dead-end', flow: flow.id, node, facts: {} }));
}
