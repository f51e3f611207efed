import type { ChainReport } from '../../core/chain/chain-report.ts';
import { judgeRun, type RunQuestion, type RunVerdict } from '../../core/connection/judge-run.ts';
import { splitRuns, withoutSent, type RunSource } from '../../core/connection/split-runs.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { TextReading } from './text-reading.ts';

export interface RunsQuestion extends Pick<RunQuestion, 'authorities' | 'trust' | 'at'> {
  readings: readonly TextReading[];
  /** The report on what was sent; `sources` is what else was given of it, as of revocation. */
  ask: (pool: readonly Subject[], host: string | null, sources: readonly RunSource[]) => Promise<ChainReport | null>;
}

/** One verdict for each connection, and what no connection sent and no verdict is about. Null where there is no connection. */
export async function examineRuns({
  readings,
  ask,
  ...question
}: RunsQuestion): Promise<{ verdicts: RunVerdict[]; beside: Subject[] } | null> {
  const { runs, beside, others } = splitRuns(readings);
  if (runs.length === 0) return null;
  const verdicts: RunVerdict[] = [];
  for (const { run, text, certificates } of runs) {
    const sources = [...others, { subjects: [], text }];
    verdicts.push(await judgeRun({ run, certificates, beside, ...question, ask: (pool, host) => ask(pool, host, sources) }));
  }
  return { verdicts, beside: withoutSent(beside, verdicts) };
}
