import { ui as commonUi } from 'content:interface/common';
import connection from 'content:messages?connection';
import { compareRuns } from '../../core/connection/compare-runs.ts';
import type { RunVerdict } from '../../core/connection/judge-run.ts';
import { runsText, runTitle } from '../../core/connection/run-text.ts';
import { changeText, remarkText, runHeadline, runLabel, sentText, sentTitle } from '../../core/connection/run-words.ts';
import { label, type Words } from '../../core/inspect/words.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, toneOfSeverity, toneOfVerdict, verdictCard } from '../shared/verdict-card.ts';

export interface RunsView {
  verdicts: readonly RunVerdict[];
  /** Words for chains and objects; those for connections come with this script. */
  words: Words;
  /** Servers' certificates that no connection sent, which are not judged here. */
  beside: number;
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
  /** The chain of a run as the tool draws it, where everything that was sent is there. */
  chain: (verdict: RunVerdict) => HTMLElement[];
}

const withOwn = (words: Words): Words => ({ ...words, ...connection });

/** Every run with its own verdict, what was sent, what is wrong with it, and what changed since the one before. */
export function renderRuns({ verdicts, words, beside, root, chain }: RunsView): HTMLElement[] {
  const own = withOwn(words);
  const sections = verdicts.map((verdict, index) => {
    const before = verdicts[index - 1];
    return element(
      'section',
      { className: 'object run' },
      verdictCard(toneOfVerdict[verdict.verdict], runHeadline(verdict, own), runTitle(verdicts, index, own)),
      ...(before === undefined ? [] : [comparison(before, verdict, index, own)]),
      listOf(verdict, own),
      ...remarksOf(verdict, own, root),
      ...chain(verdict),
    );
  });
  const notes = [
    ...(verdicts.length > 1 ? [runLabel(own, 'several', { count: verdicts.length })] : []),
    ...(beside > 0 ? [runLabel(own, 'beside-not-judged', { count: beside })] : []),
  ];
  const said = notes.map((text) => element('p', { className: 'callout note', text }));
  const [first, ...rest] = sections;
  return [...(first ? [first] : []), ...said, ...rest];
}

/** The report for a ticket. */
export function reportRuns(verdicts: readonly RunVerdict[], at: Date, words: Words): string {
  return runsText(verdicts, at, withOwn(words));
}

function listOf(verdict: RunVerdict, words: Words): HTMLElement {
  const made = element('section', { className: 'run-sent' }, element('h3', { text: sentTitle(verdict, words) }));
  const rows = verdict.sent.map((one) => {
    const { text, state, stateText } = sentText(one, words);
    return element('li', { className: state }, element('span', { text }), element('span', { className: 'run-state', text: stateText }));
  });
  if (rows.length > 0) made.append(element('ol', {}, ...rows));
  return made;
}

function remarksOf({ remarks }: RunVerdict, words: Words, root: string): HTMLElement[] {
  if (remarks.length === 0) return [];
  const weight = { error: 0, unsure: 1, warning: 2, info: 3 };
  const items = remarks
    .toSorted((one, other) => weight[one.severity] - weight[other.severity])
    .map((remark) => {
      const { severity } = remark;
      const { text, fix, page } = remarkText(remark, words);
      const lead = severity === 'unsure' ? `${runLabel(words, 'verdict-unreadable')}：` : label(words, `severity-${severity}`);
      const body = element('div', {}, element('p', {}, element('b', { text: lead }), element('span', { text })));
      if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
      if (page !== null) body.append(element('p', { className: 'quiet' }, element('a', { href: root + page, text: commonUi.howTo })));
      const item = element('li', { className: 'finding' }, body);
      item.prepend(shapeIcon());
      showTone(item, severity === 'unsure' ? 'dim' : toneOfSeverity[severity]);
      return item;
    });
  return [element('section', { className: 'chain-problems' }, element('ul', { className: 'findings' }, ...items))];
}

function comparison(before: RunVerdict, after: RunVerdict, index: number, words: Words): HTMLElement {
  const changes = compareRuns(before, after).map((change) => element('li', { text: changeText(change, words) }));
  return element(
    'section',
    { className: 'run-compare' },
    element('h3', { text: runLabel(words, 'compare', { before: index, after: index + 1 }) }),
    element('ul', {}, ...changes),
  );
}
