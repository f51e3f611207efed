/** Where an answer leads: a node of the same tree, or another tree, with answers already given where there is a fragment. */
export type Target = { kind: 'node'; id: string } | { kind: 'flow'; id: string; fragment?: string };

const HAND_OVER = 'flow:';

/** Reads an answer's `next` ("node", "flow:iis-f5", "flow:iis-f5#a=same"); it does not look whether the target exists. */
export function targetOf(next: string): Target {
  if (!next.startsWith(HAND_OVER)) return { kind: 'node', id: next };
  const [id = '', answers] = next.slice(HAND_OVER.length).split('#');
  return { kind: 'flow', id, ...(answers === undefined ? {} : { fragment: `#${answers}` }) };
}
