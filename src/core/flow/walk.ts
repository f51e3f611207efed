import { nodeOf } from './edge.ts';
import type { Flow, FlowAnswer, Outcome, Question } from './flow.ts';
import { isQuestion } from './flow.ts';
import { targetOf } from './target.ts';

/** Where the walker stands. A hand-over carries the id of the tree to go on with. */
export type Place =
  | { kind: 'question'; id: string; question: Question }
  | { kind: 'outcome'; id: string; outcome: Outcome }
  | { kind: 'hand-over'; flow: string };

/** One question that was answered. */
export interface Step {
  id: string;
  question: Question;
  answer: FlowAnswer;
}

export interface Walk {
  path: Step[];
  node: Place;
  /** True at an outcome or a hand-over. */
  done: boolean;
  /** Index of the first answer that could not be replayed (unknown, or one too many); null when all were. */
  invalidAt: number | null;
}

/**
 * Replays a list of answer ids from the start of a tree; the list is the only state there is.
 * Answers that do not fit end the replay at the last good place, and `invalidAt` says which one it was.
 * A tree that `lintFlows` finds broken is a bug and throws.
 */
export function walk(flow: Flow, answers: readonly string[]): Walk {
  const path: Step[] = [];
  let place = placeAt(flow, flow.start);
  for (const [index, id] of answers.entries()) {
    if (place.kind !== 'question') return { path, node: place, done: true, invalidAt: index };
    const answer = place.question.answers.find((candidate) => candidate.id === id);
    if (answer === undefined) return { path, node: place, done: false, invalidAt: index };
    path.push({ id: place.id, question: place.question, answer });
    place = placeAt(flow, answer.next);
  }
  return { path, node: place, done: place.kind !== 'question', invalidAt: null };
}

/** The answers of a walk, as `walk` and the fragment take them: the good part of what came in. */
export function answersOf(walked: Walk): string[] {
  return walked.path.map((step) => step.answer.id);
}

function placeAt(flow: Flow, next: string): Place {
  const target = targetOf(next);
  if (target.kind === 'flow') return { kind: 'hand-over', flow: target.id };
  const node = nodeOf(flow, target.id);
  if (node === null) throw new Error(`flow ${flow.id}: no node ${target.id}`);
  return isQuestion(node) ? { kind: 'question', id: target.id, question: node } : { kind: 'outcome', id: target.id, outcome: node };
}
