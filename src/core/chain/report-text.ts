import type { Words } from '../inspect/words.ts';
import { revealed } from '../text/reveal-text.ts';
import type { ChainReport } from './chain-report.ts';
import { chainHeadline, problemLead } from './chain-verdict.ts';
import { chainLabel, chainMessage, clientLines, platformLines } from './chain-words.ts';

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** A plain text report for a ticket: the path, what is wrong with it, what to do, and what was not looked at. */
export function chainText(report: ChainReport, at: Date, words: Words): string {
  const say = (code: string, facts = {}): string => chainLabel(words, code, facts);
  const date = at.toISOString().slice(0, 10);
  const lines = [say('title'), say('judged-at', { date }), chainHeadline(report, words)];

  lines.push('', `【${say('heading-clients')}】`, ...clientLines(report.clients, words));
  if (report.platforms !== null) lines.push('', `【${say('heading-platforms')}】`, ...platformLines(report.platforms, words));
  lines.push('', `【${say('heading-path')}】`);
  report.path.forEach(({ role, subject, sha256 }, at) =>
    lines.push(`${at + 1}. ${say(`role-${role}`)}　${subject}`, `   SHA-256 ${sha256}`),
  );
  for (const { issuer } of report.gaps) lines.push(`✕ ${say('gap', { issuer })}`);

  const problems = [...report.problems].sort((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity]);
  if (problems.length > 0) {
    lines.push('', `【${say('heading-problems')}】`);
    for (const problem of problems) {
      const { text, fix } = chainMessage(problem, words);
      lines.push(`- ${problemLead(problem, words)}${text}${fix ?? ''}`);
    }
  }
  lines.push('', `【${say('heading-limits')}】`, ...report.notJudged.map((what) => `- ${say(`not-judged-${what}`)}`));
  return `${lines.map(revealed).join('\n')}\n`;
}
