import { probeReportText } from '../../core/probe/probe-report-text.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { laterWords } from './later-words.ts';
import { ruleText } from './view.ts';

/** A plain text report of one record or of all. */
export const reportText = (verdicts: readonly ProbeVerdict[], at: Date): string =>
  probeReportText(verdicts, { words: laterWords(), ruleText, at });
