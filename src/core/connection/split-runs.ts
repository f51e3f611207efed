import { fingerprintOf } from '../chain/problem-of.ts';
import type { Subject } from '../x509/subject.ts';
import { readRuns } from './read-runs.ts';
import type { Run } from './run.ts';
import type { SentCertificate } from './sent-certificates.ts';

/** One pasted text or file: its text, null where it is binary, and what was decoded from it. */
export interface RunSource {
  text: string | null;
  subjects: readonly Subject[];
}

export interface SplitRuns {
  /** In the order of the sources and of their lines, each with its own lines and the certificates of the text it stands in. */
  runs: { run: Run; text: string; certificates: Subject[] }[];
  /** Everything that no run sent. */
  beside: Subject[];
  /** The sources without the lines of the runs: what stands there concerns all of them. */
  others: RunSource[];
}

/** Parts what servers sent from what was given beside it, so that certificates of two connections never come together. */
export function splitRuns(sources: readonly RunSource[]): SplitRuns {
  const split: SplitRuns = { runs: [], beside: [], others: [] };
  for (const { text, subjects } of sources) {
    const runs = text === null ? [] : readRuns(text);
    const certificates = subjects.filter(({ kind }) => kind === 'certificate');
    const sent = new Set(runs.flatMap(({ listed }) => listed.flatMap(({ pemLine }) => pemLine ?? [])));
    const lines = runs.length === 0 ? [] : (text ?? '').split(/\r\n|\n|\r/u);
    for (const run of runs) split.runs.push({ run, text: lines.slice(run.line - 1, run.endLine).join('\n'), certificates });
    split.beside.push(...(runs.length === 0 ? subjects : certificates.filter(({ line }) => line === null || !sent.has(line))));
    const isOutside = (_: string, at: number): boolean => !runs.some(({ line, endLine }) => line - 1 <= at && at < endLine);
    split.others.push({ subjects, text: runs.length === 0 ? text : lines.filter(isOutside).join('\n') });
  }
  return split;
}

/** What was given beside the runs without the servers' certificates that they were judged with: those have their verdict. */
export function withoutSent(beside: readonly Subject[], verdicts: readonly { sent: readonly SentCertificate[] }[]): Subject[] {
  const sent = new Set(verdicts.flatMap((one) => one.sent.flatMap(({ certificate }) => (certificate ? fingerprintOf(certificate) : []))));
  return beside.filter((one) => one.kind !== 'certificate' || one.basicConstraints?.ca === true || !sent.has(fingerprintOf(one)));
}
