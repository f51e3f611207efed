/** Where an answer leads: a node of the same tree, or another tree. */
export type Target = { kind: 'node'; id: string } | { kind: 'flow'; id: string };

const HAND_OVER = 'flow:';

/** Reads an answer's `next`; it does not look whether the target exists. */
export function targetOf(next: string): Target {
  return next.startsWith(HAND_OVER) ? { kind: 'flow', id: next.slice(HAND_OVER.length) } : { kind: 'node', id: next };
}
