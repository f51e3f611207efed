import { content } from '../content/content-folder.ts';
import { placedDoors } from '../content/placements.ts';
import type { Door } from '../core/plan/door.ts';

/** All ways in, in the editor's order. */
export function allDoors(): Door[] {
  return placedDoors(content).toSorted((a, b) => a.order - b.order);
}

/** What the page calls the answer that "question.answer" names. */
export function answerLabel(door: Door, name: string): string {
  const [question = '', answer] = name.split('.');
  const node = door.nodes[question];
  const found = node && 'answers' in node ? node.answers.find(({ id }) => id === answer) : undefined;
  if (!found) throw new Error(`content/doors/${door.id}.yaml 沒有 ${name}。`);
  return found.label;
}
