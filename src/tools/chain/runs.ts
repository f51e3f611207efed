import { examineRuns } from './examine-runs.ts';
import { renderRuns, reportRuns } from './render-runs.ts';

/** What the chain tool needs for outputs of connections, and only then. */
export const runs = { examine: examineRuns, render: renderRuns, report: reportRuns };
