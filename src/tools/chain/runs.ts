import { examineRuns } from './examine-runs.ts';
import { renderRuns, reportRuns } from './render-runs.ts';
import { toConnections } from './to-connections.ts';

/** What the chain tool needs for outputs of connections, and only then. */
export const runs = { examine: examineRuns, render: renderRuns, report: reportRuns, toConnections };
