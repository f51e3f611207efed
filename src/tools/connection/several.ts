import { ui } from 'content:interface/connection';
import { judgeTogether, type GroupFinding } from '../../core/probe/judge-together.ts';
import { findingText, probeLabel } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, toneOfVerdict, verdictCard } from '../shared/verdict-card.ts';
import { compareSection } from './compare-section.ts';
import { hostsTable } from './hosts-table.ts';
import { laterWords } from './later-words.ts';
import { answerPlace, renderReport, takeAway } from './report.ts';
import { allWords, rankOf, type ConnectionView } from './view.ts';

/** Of several records a table that leads to them, what they say together, and any two of them side by side. */
export function renderSeveral(view: ConnectionView): HTMLElement[] {
  const found = judgeTogether(view.verdicts);
  const place = element('div', { className: 'connection-reports' });
  const table = hostsTable(view, (verdict, button) => openReport(verdict, { button, place, table, view }));
  return [
    summaryCard(view.verdicts, found),
    ...together(found, view),
    table,
    element('div', { className: 'bench-row' }, allButton(place, view)),
    takeAway(view.verdicts, view),
    element('section', { className: 'connection-compare' }, ...compareSection(view)),
    place,
  ];
}

/** How many there are of each verdict, and whether addresses of one host differ, in the tone of the worst. */
function summaryCard(verdicts: readonly ProbeVerdict[], found: readonly GroupFinding[]): HTMLElement {
  const words = allWords();
  const worst = verdicts.toSorted((one, other) => rankOf[one.verdict] - rankOf[other.verdict])[0]?.verdict ?? 'unreadable';
  const counted = (Object.keys(rankOf) as (keyof typeof rankOf)[])
    .map((verdict) => [verdict, verdicts.filter((each) => each.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => ui.countOf({ count, verdict: probeLabel(words, `verdict-${verdict}`) }));
  if (found.length > 0) counted.push(ui.addressesDiffer);
  return verdictCard(found.length > 0 ? 'bad' : toneOfVerdict[worst], counted.join('、'), ui.several({ count: verdicts.length }));
}

/** What differs between the addresses of one host. */
function together(found: readonly GroupFinding[], view: ConnectionView): HTMLElement[] {
  if (found.length === 0) return [];
  const words = laterWords();
  const items = found.map((finding) => {
    const { text, fix, page } = findingText(finding, words);
    const body = element(
      'div',
      {},
      element('p', {}, element('b', { text: `${probeLabel(words, 'severity-error')}：` }), element('span', { text })),
    );
    if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
    if (page !== null) {
      // The tree opens where it has this answer already.
      const href = view.root + page + answerPlace(`connection:${finding.code}`);
      body.append(element('p', { className: 'quiet' }, element('a', { href, text: ui.continueTree })));
    }
    const item = element('li', { className: 'finding' }, body);
    item.prepend(shapeIcon());
    showTone(item, 'bad');
    return item;
  });
  const made = element(
    'section',
    { className: 'chain-problems connection-together' },
    element('h3', { text: probeLabel(words, 'heading-together') }),
    element('ul', { className: 'findings' }, ...items),
  );
  return [made];
}

interface Opening {
  button: HTMLElement;
  place: HTMLElement;
  table: HTMLElement;
  view: ConnectionView;
}

/** Shows one report below the table, and leads to it; the way back is at its beginning. */
function openReport(verdict: ProbeVerdict, { button, place, table, view }: Opening): void {
  for (const other of table.querySelectorAll('.open')) other.setAttribute('aria-expanded', String(other === button));
  const back = element('button', { type: 'button', className: 'button', text: ui.back });
  back.addEventListener('click', () => {
    place.replaceChildren();
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  });
  const report = renderReport(verdict, view);
  place.replaceChildren(element('div', { className: 'bench-row' }, back), report);
  const heading = report.querySelector<HTMLElement>('.verdict h2');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  place.scrollIntoView();
}

/** All reports one below the other, as for print. */
function allButton(place: HTMLElement, view: ConnectionView): HTMLElement {
  const button = element('button', { type: 'button', className: 'button', text: ui.openAll });
  button.addEventListener('click', () => {
    place.replaceChildren(...view.verdicts.map((verdict) => renderReport(verdict, view)));
    place.querySelector('.verdict')?.scrollIntoView();
  });
  return button;
}
