import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/chain';
import type { ChainProblem } from '../../core/chain/chain-report.ts';
import { isUnsure, problemLead } from '../../core/chain/chain-verdict.ts';
import { chainLabel, chainMessage } from '../../core/chain/chain-words.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, toneOfSeverity } from '../shared/verdict-card.ts';
import type { ChainView } from './view.ts';
import { words } from './words.ts';

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** What is wrong and what to do, the worst first, and then what was not looked at. */
export function renderProblems({ report, root }: ChainView, isFile = true): HTMLElement {
  const sorted = report.problems.toSorted((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity]);
  const found = element('section', { className: 'chain-problems' }, element('h3', { text: chainLabel(words, 'heading-problems') }));
  found.id = 'problems';
  if (sorted.length === 0) found.append(element('p', { text: ui.noProblem }));
  else found.append(element('ul', { className: 'findings' }, ...sorted.map((problem) => finding(problem, root))));
  const limits = report.notJudged.map((what) => element('li', { text: chainLabel(words, `not-judged-${what}`) }));
  found.append(
    element('h3', { text: chainLabel(words, 'heading-limits') }),
    element('ul', {}, ...limits, ...(isFile ? [element('li', { text: ui.offline })] : [])),
  );
  return found;
}

function finding(problem: ChainProblem, root: string): HTMLLIElement {
  const { text, fix, page } = chainMessage(problem, words);
  const body = element('div', {}, element('p', {}, element('b', { text: problemLead(problem, words) }), element('span', { text })));
  if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
  if (page !== null) body.append(element('p', { className: 'quiet' }, element('a', { href: root + page, text: commonUi.howTo })));
  const item = element('li', { className: 'finding' }, body);
  item.prepend(shapeIcon());
  showTone(item, isUnsure(problem) ? 'dim' : toneOfSeverity[problem.severity]);
  return item;
}
