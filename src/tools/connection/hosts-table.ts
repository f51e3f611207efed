import { ui } from 'content:interface/connection';
import { probeLabel } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, toneOfVerdict } from '../shared/verdict-card.ts';
import { toldOf } from './told.ts';
import { allWords, daysLeft, rankOf, type ConnectionView } from './view.ts';

const COLUMNS = [ui.result, ui.host, ui.address, ui.daysLeft, ui.worst] as const;

/** Every server of the records, the worst first; `open` shows the report of one, at its button. */
export function hostsTable({ verdicts, at }: ConnectionView, open: (verdict: ProbeVerdict, button: HTMLElement) => void): HTMLElement {
  const sorted = verdicts.toSorted(
    (one, other) => rankOf[one.verdict] - rankOf[other.verdict] || (daysLeft(one, at) ?? Infinity) - (daysLeft(other, at) ?? Infinity),
  );
  const heads = COLUMNS.map((text) => {
    const cell = element('th', { text });
    cell.scope = 'col';
    return cell;
  });
  const table = element(
    'table',
    {},
    element('caption', { text: ui.tableIs({ count: verdicts.length }) }),
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...sorted.map((verdict) => line(verdict, at, open))),
  );
  const made = element('div', { className: 'scroll overview connection-hosts' }, table);
  made.tabIndex = 0;
  made.setAttribute('role', 'region');
  made.setAttribute('aria-label', ui.tableName);
  return made;
}

function line(verdict: ProbeVerdict, at: Date, open: (verdict: ProbeVerdict, button: HTMLElement) => void): HTMLTableRowElement {
  const { host, port, address, starttls } = verdict.record;
  const told = element(
    'td',
    { className: 'told' },
    shapeIcon(),
    element('span', { text: probeLabel(allWords(), `verdict-${verdict.verdict}`) }),
  );
  showTone(told, toneOfVerdict[verdict.verdict]);
  const button = element('button', { type: 'button', className: 'open', text: port === 443 ? host : `${host}:${port}` });
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => open(verdict, button));
  const named = element('td', {}, button);
  if (starttls !== null) named.append(` ${starttls.toUpperCase()}`);
  const days = daysLeft(verdict, at);
  const left = element('td', { className: `left ${dueOf(days)}`, text: days === null ? '' : daysText(days) });
  const cells = [
    told,
    named,
    element('td', { text: address === host ? '' : (address ?? '') }),
    left,
    element('td', { text: worstOf(verdict) }),
  ];
  for (const [index, cell] of cells.entries()) {
    cell.dataset.head = COLUMNS[index] ?? '';
    if (cell.textContent === '') cell.classList.add('void');
  }
  return element('tr', {}, ...cells);
}

const daysText = (days: number): string => (days < 0 ? ui.expiredSince({ days: -days }) : ui.days({ days }));

function dueOf(days: number | null): string {
  if (days === null || days > 30) return '';
  return days < 0 ? 'expired' : 'month';
}

/** What decides the verdict, in one sentence; of a good one there is none. */
function worstOf(verdict: ProbeVerdict): string {
  const [first] = toldOf(verdict);
  return first === undefined || first.weight === 'info' ? '' : first.text;
}
