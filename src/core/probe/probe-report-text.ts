import { isUnsure, problemLead } from '../chain/chain-verdict.ts';
import { chainMessage } from '../chain/chain-words.ts';
import type { Facts } from '../facts.ts';
import type { Words } from '../inspect/words.ts';
import { revealed } from '../text/reveal-text.ts';
import { leafFindings, shortNameOf } from './judge-probe.ts';
import { judgeTogether } from './judge-together.ts';
import { cipherFamilies, protocols } from './probe-record.ts';
import type { ProbeVerdict } from './probe-verdict.ts';
import { answerText, criterionText, findingText, probeHeadline, probeLabel, protocolName, targetText } from './probe-words.ts';

export interface ReportWords {
  words: Words;
  /** The sentence of one of our rules. */
  ruleText: (id: string, facts: Facts) => string;
  at: Date;
}

const second = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/u, 'Z');

/** A plain text report of every record: what was checked, when, by what, each criterion with its document, what is wrong and what was not seen. */
export function probeReportText(verdicts: readonly ProbeVerdict[], { words, ruleText, at }: ReportWords): string {
  const lines = [probeLabel(words, 'title'), probeLabel(words, 'line-judged', { date: second(at.getTime()) })];
  for (const verdict of verdicts) lines.push('', ...linesOf(verdict, words, ruleText));
  const together = judgeTogether(verdicts);
  if (together.length > 0) {
    lines.push('', `【${probeLabel(words, 'heading-together')}】`);
    for (const finding of together) {
      const { text, fix } = findingText(finding, words);
      lines.push(`- ${probeLabel(words, 'severity-error')}：${text}${fix ?? ''}`);
    }
  }
  lines.push('', `【${probeLabel(words, 'heading-limits')}】`, `- ${probeLabel(words, 'limits')}`);
  return `${lines.map(revealed).join('\n')}\n`;
}

function linesOf(verdict: ProbeVerdict, words: Words, ruleText: ReportWords['ruleText']): string[] {
  const { record, sent, report, findings, criteria } = verdict;
  const lines = [`【${targetText(record, words)}】`, probeHeadline(verdict, words, ruleText)];
  const say = (code: string, facts: Facts): void => {
    lines.push(probeLabel(words, code, facts));
  };
  if (record.clock !== null) say('line-collected', { clock: second(record.clock) });
  if (record.script !== null) say('line-script', { script: record.script, sha256: record.sha256 });
  if (record.library !== null) say('line-library', { library: record.library });
  if (record.witness !== 'kb-probe') say('line-witness', { witness: probeLabel(words, `witness-${record.witness}`) });
  const told = [
    ...(report?.problems ?? []).map((problem) => {
      const { text, fix } = chainMessage(problem, words);
      return { rank: isUnsure(problem) ? 1 : RANK[problem.severity], line: `${problemLead(problem, words)}${text}${fix ?? ''}` };
    }),
    ...leafFindings(verdict).map(({ rule, facts, severity }) => ({
      rank: RANK[severity],
      line: `${probeLabel(words, `severity-${severity}`)}：${ruleText(rule, facts)}`,
    })),
    ...findings.map((finding) => {
      const { text, fix } = findingText(finding, words);
      return { rank: RANK[finding.severity], line: `${probeLabel(words, `severity-${finding.severity}`)}：${text}${fix ?? ''}` };
    }),
  ].sort((one, other) => one.rank - other.rank);
  lines.push(`${probeLabel(words, 'heading-findings')}：`, ...told.map(({ line }) => `- ${line}`));
  if (told.length === 0) lines.push(`- ${probeLabel(words, 'none')}`);
  if (sent.length > 0) {
    lines.push(`${probeLabel(words, 'heading-certificates')}：`);
    for (const [place, one] of sent.entries())
      lines.push(
        `${place + 1}. ${shortNameOf(one) ?? ''}　${one.notAfter?.slice(0, 10) ?? ''}`,
        `   SHA-256 ${one.fingerprints?.sha256 ?? ''}`,
      );
  }
  if (record.connect !== null && record.connect !== 'ok') return lines;
  for (const protocol of protocols) lines.push(`- ${protocolName(protocol)}：${answerText(record.protocols[protocol], words)}`);
  for (const family of cipherFamilies)
    lines.push(`- ${probeLabel(words, `family-${family.toLowerCase()}`)}：${answerText(record.ciphers[family], words)}`);
  lines.push(`${probeLabel(words, 'heading-criteria')}：`);
  for (const criterion of criteria) {
    const { demand, source, level, result } = criterionText(criterion, words);
    lines.push(`- ［${result}］${level}：${demand}　${source}`);
  }
  return lines;
}

const RANK = { error: 0, unseen: 1, warning: 2, info: 3 };
