import { judgeRun } from '../../core/connection/judge-run.ts';
import { splitRuns, withoutSent } from '../../core/connection/split-runs.ts';
import { renderRuns, reportRuns } from './render-runs.ts';

/** What the chain tool needs for outputs of connections, and only then. */
export const runs = { split: splitRuns, withoutSent, judge: judgeRun, render: renderRuns, report: reportRuns };
