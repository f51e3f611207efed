import type { NameIndex } from './name-index.ts';
import type { FindingState } from './scan-report.ts';

/** What a folded cell or the rest of a line says of a finding; null if nothing. "Not yet" outdoes "done", "accepted" outdoes both. */
export function readState(folded: string, { states }: Pick<NameIndex, 'states'>): FindingState | null {
  if (folded === '') return null;
  for (const state of ['accepted', 'open', 'mended'] as const) {
    if (states[state](folded)) return state;
  }
  return null;
}
