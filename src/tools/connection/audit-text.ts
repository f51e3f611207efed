import { ui } from 'content:interface/connection';
import { taiwanTime } from '../../core/policy/calendar.ts';
import { criterionText, probeLabel, targetText } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { ownText } from './own-file.ts';
import { allWords, headlineOf } from './view.ts';

/** For the answer sheet of an audit: what was checked, when, by which file, and each criterion with its document. `known` gives our files by their hashes. */
export function auditText(
  verdicts: readonly ProbeVerdict[],
  { at, content, known }: { at: Date; content: string; known: ReadonlyMap<string, string> },
): string {
  const lines = [ui.auditTitle, ui.auditDay({ day: taiwanTime(at.getTime()).slice(0, 10), content })];
  for (const verdict of verdicts) lines.push('', ...linesOf(verdict, known));
  lines.push('', ui.auditLimits({ limits: probeLabel(allWords(), 'limits') }));
  return `${lines.map(revealed).join('\n')}\n`;
}

function linesOf(verdict: ProbeVerdict, known: ReadonlyMap<string, string>): string[] {
  const { record, sent, criteria } = verdict;
  const words = allWords();
  const absent = probeLabel(words, 'answer-absent');
  const [leaf] = sent;
  return [
    ui.auditTarget({ target: targetText(record, words) }),
    ui.auditTime({ time: record.clock === null ? absent : ui.clockIs({ time: taiwanTime(record.clock) }) }),
    ui.auditScript({ script: record.script ?? (record.witness === 'kb-probe' ? absent : probeLabel(words, `witness-${record.witness}`)) }),
    ui.auditHash({ hash: record.sha256 === null ? absent : ui.hashIs({ hash: record.sha256, whose: ownText(record.sha256, known) }) }),
    ui.auditLibrary({ library: record.library ?? absent }),
    ui.auditLeaf({
      leaf: leaf === undefined ? absent : ui.leafIs({ hash: leaf.fingerprints?.sha256 ?? '', day: leaf.notAfter?.slice(0, 10) ?? '' }),
    }),
    ui.auditResult({ headline: headlineOf(verdict) }),
    ...criteria.map((criterion) => {
      const { demand, level, source, result } = criterionText(criterion, words);
      return ui.auditCriterion({ result, demand, level, source });
    }),
  ];
}
