import type { Flow, FlowAnswer } from './flow.ts';
import { isQuestion } from './flow.ts';
import type { Target } from './target.ts';
import { targetOf } from './target.ts';

/** One answer of one question, seen as an arrow. */
export interface Edge {
  from: string;
  answer: FlowAnswer;
  target: Target;
}

/** Looks a node up by its own keys only, so that ids such as "constructor" find nothing. */
export function nodeOf(flow: Flow, id: string): Flow['nodes'][string] | null {
  return Object.hasOwn(flow.nodes, id) ? (flow.nodes[id] ?? null) : null;
}

/** The arrows that leave a node, in the order of its answers; none for an outcome or a missing node. */
export function edgesFrom(flow: Flow, id: string): Edge[] {
  const node = nodeOf(flow, id);
  if (node === null || !isQuestion(node)) return [];
  return node.answers.map((answer) => ({ from: id, answer, target: targetOf(answer.next) }));
}

/** Every arrow of a tree, in the order of its nodes and answers. */
export function edgesOf(flow: Flow): Edge[] {
  return Object.keys(flow.nodes).flatMap((id) => edgesFrom(flow, id));
}
