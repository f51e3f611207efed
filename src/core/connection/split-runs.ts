import type { Subject } from '../x509/subject.ts';
import { readRuns } from './read-runs.ts';
import type { Run } from './run.ts';

/** One pasted text or file: its text, null where it is binary, and what was decoded from it. */
export interface RunSource {
  text: string | null;
  subjects: readonly Subject[];
}

export interface SplitRuns {
  /** In the order of the sources and of their lines, each with the certificates of its own text. */
  runs: { run: Run; certificates: Subject[] }[];
  /** Everything that no run sent. */
  beside: Subject[];
}

/** Parts what servers sent from what was given beside it, so that certificates of two connections never come together. */
export function splitRuns(sources: readonly RunSource[]): SplitRuns {
  const split: SplitRuns = { runs: [], beside: [] };
  for (const { text, subjects } of sources) {
    const runs = text === null ? [] : readRuns(text);
    const certificates = subjects.filter(({ kind }) => kind === 'certificate');
    const sent = new Set(runs.flatMap(({ listed }) => listed.flatMap(({ pemLine }) => pemLine ?? [])));
    split.runs.push(...runs.map((run) => ({ run, certificates })));
    split.beside.push(...(runs.length === 0 ? subjects : certificates.filter(({ line }) => line === null || !sent.has(line))));
  }
  return split;
}
