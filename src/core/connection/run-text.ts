import { isUnsure } from '../chain/chain-verdict.ts';
import { chainLabel, chainMessage, clientLines, platformLines } from '../chain/chain-words.ts';
import { label, type Words } from '../inspect/words.ts';
import { revealed } from '../text/reveal-text.ts';
import { compareRuns } from './compare-runs.ts';
import type { RunVerdict } from './judge-run.ts';
import { changeText, remarkText, runHeadline, runLabel, sentText, sentTitle, targetText } from './run-words.ts';

const WEIGHT = { error: 0, unsure: 1, warning: 2, info: 3 };

/** A plain text report of every run, one verdict each, and of what changed from one to the next. */
export function runsText(verdicts: readonly RunVerdict[], at: Date, words: Words): string {
  const lines = [chainLabel(words, 'title'), chainLabel(words, 'judged-at', { date: at.toISOString().slice(0, 10) })];
  if (verdicts.length > 1) lines.push(runLabel(words, 'several', { count: verdicts.length }));
  for (const [index, verdict] of verdicts.entries()) {
    lines.push('', `【${runTitle(verdicts, index, words)}】`, ...linesOf(verdict, words));
    const before = verdicts[index - 1];
    if (before !== undefined)
      lines.push(
        `${runLabel(words, 'compare', { before: index, after: index + 1 })}：`,
        ...compareRuns(before, verdict).map((change) => `- ${changeText(change, words)}`),
      );
  }
  const limits = verdicts.map(({ report }) => report?.notJudged ?? ['revocation']);
  if (limits.some((each) => each.length > 0)) {
    const code =
      limits.flat().every((what) => what === 'revocation') && limits.every((each) => each.length > 0) ? 'revocation' : 'revocation-rest';
    lines.push('', `【${chainLabel(words, 'heading-limits')}】`, `- ${chainLabel(words, `not-judged-${code}`)}`);
  }
  return `${lines.map(revealed).join('\n')}\n`;
}

/** "第 1 段：www.example.gov.tw:443（…）"; a single one has no number. */
export function runTitle(verdicts: readonly RunVerdict[], index: number, words: Words): string {
  const run = verdicts[index]?.run;
  const target = run === undefined ? '' : targetText(run, words);
  return verdicts.length > 1 ? runLabel(words, 'heading', { number: index + 1, target }) : runLabel(words, 'heading-one', { target });
}

function linesOf(verdict: RunVerdict, words: Words): string[] {
  const lines = [runHeadline(verdict, words), sentTitle(verdict, words)];
  for (const [index, one] of verdict.sent.entries()) {
    const { text, stateText } = sentText(one, words);
    lines.push(`${index + 1}. ${text}　［${stateText}］`);
    const sha256 = one.certificate?.fingerprints?.sha256 ?? one.listed.sha256;
    if (sha256 !== null) lines.push(`   SHA-256 ${sha256}`);
  }
  const { report, sent } = verdict;
  // Of a part without a fault it cannot be said who takes the whole.
  if (report !== null && (report.problems.length > 0 || sent.every(({ certificate }) => certificate !== null)))
    lines.push(`${chainLabel(words, 'heading-clients')}：`, ...clientLines(report.clients, words));
  if (report?.platforms) lines.push(`${chainLabel(words, 'heading-platforms')}：`, ...platformLines(report.platforms, words));
  const said = [
    ...(report?.problems ?? []).map((problem) => ({
      severity: isUnsure(problem) ? ('unsure' as const) : problem.severity,
      ...chainMessage(problem, words),
    })),
    ...verdict.remarks.map((remark) => ({ severity: remark.severity, ...remarkText(remark, words) })),
  ].sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
  for (const { severity, text, fix } of said) lines.push(`- ${severityText(severity, words)}${text}${fix ?? ''}`);
  return lines;
}

function severityText(severity: keyof typeof WEIGHT, words: Words): string {
  return severity === 'unsure' ? `${runLabel(words, 'verdict-unreadable')}：` : label(words, `severity-${severity}`);
}
