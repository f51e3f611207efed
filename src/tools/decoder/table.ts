import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { groupsOf, periodOf, urgencyOf, type Period } from '../../core/inspect/many.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../shared/take-away.ts';
import { shapeIcon, showTone, type Tone } from '../shared/verdict-card.ts';
import { csvOf, type ObjectRow } from './object-rows.ts';
import { remind } from './remind.ts';

type Column = 'verdict' | 'name' | 'expiry' | 'left' | 'note' | 'kind' | 'file';
type Grouping = 'none' | 'reason' | 'period';

type Columns = readonly (readonly [Column, string])[];
const COLUMNS: Columns = [
  ['verdict', commonUi.result],
  ['name', ui.name],
  ['expiry', ui.expires],
  ['left', ui.daysLeft],
  ['note', ui.reason],
  ['kind', ui.kind],
  ['file', commonUi.file],
];
const GROUPINGS: readonly [Grouping, string][] = [
  ['none', ui.ungrouped],
  ['reason', ui.byReason],
  ['period', ui.byPeriod],
];
const RANK: Readonly<Record<Tone, number>> = { bad: 0, care: 1, dim: 2, good: 3 };
const PAGE = 200;

/** What the table asks of the tool that shows it. */
export interface TableHost {
  at: Date;
  /** The whole of one row, shown below it. */
  render: (row: ObjectRow) => Promise<HTMLElement[]>;
  /** Knows the addresses of scripts. */
  tool: HTMLElement;
}

/** Many objects as a table: by expiry first, sortable by any column, in groups where asked, savable; a row opens where it stands. */
export function renderTable(rows: readonly ObjectRow[], host: TableHost): HTMLElement {
  let grouping: Grouping = 'none';
  let column: Column = 'expiry';
  let direction = 1;
  let shown = PAGE;

  const columns = columnsOf(rows);
  const heads = columns.map(([name, title]) => {
    const button = element('button', { type: 'button', className: 'sort', text: title });
    button.addEventListener('click', () => sortBy(name, name === column ? -direction : 1));
    const head = element('th', {}, button);
    head.scope = 'col';
    return { name, head };
  });
  const table = element(
    'table',
    {},
    element('caption', { text: captionOf(rows) }),
    element('thead', {}, element('tr', {}, ...heads.map(({ head }) => head))),
  );
  const more = element('button', { type: 'button', className: 'button' });
  more.addEventListener('click', () => {
    shown += PAGE;
    fill();
  });
  // Where the rows are cards there are no heads to sort by.
  const sorter = chooser(ui.sortBy, columns, 'expiry', (name) => sortBy(name, 1));
  sorter.classList.add('sorter');

  function sortBy(name: Column, way: number): void {
    [column, direction] = [name, way];
    fill();
  }
  function fill(): void {
    for (const { name, head } of heads) {
      head.setAttribute('aria-sort', name !== column ? 'none' : direction > 0 ? 'ascending' : 'descending');
    }
    const sorted = sortRows(rows, column, direction);
    for (const body of [...table.tBodies]) body.remove();
    table.append(...bodiesOf(sorted.slice(0, shown), columns, grouping, host));
    more.hidden = shown >= rows.length;
    more.textContent = ui.more({ count: Math.min(PAGE, rows.length - shown), all: rows.length });
  }
  fill();

  const save = element('button', { type: 'button', className: 'button', text: commonUi.saveCsv });
  save.addEventListener('click', () => saveFile('certificates.csv', csvOf(sortRows(rows, column, direction)), 'text/csv;charset=utf-8'));
  const said = element('span', { className: 'quiet' });
  said.setAttribute('role', 'status');
  const remindButton = element('button', { type: 'button', className: 'button', text: ui.remind });
  const ends = rows.flatMap(({ object }) => (object?.subject.kind === 'certificate' ? [object.subject] : []));
  remindButton.addEventListener('click', () => void remind(ends, host.at, host.tool).then((text) => (said.textContent = text)));
  const grouper = chooser(ui.groupBy, GROUPINGS, 'none', (name) => {
    grouping = name;
    fill();
  });
  const scroll = element('div', { className: 'scroll' }, table);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', ui.table);
  return element(
    'div',
    { className: 'overview' },
    element('div', { className: 'bench-row' }, grouper, sorter, save, remindButton, said),
    scroll,
    more,
  );
}

function chooser<Value extends string>(
  title: string,
  values: readonly (readonly [Value, string])[],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const select = element('select');
  for (const [value, text] of values) {
    const option = element('option', { text });
    option.value = value;
    select.append(option);
  }
  select.value = chosen;
  select.addEventListener('change', () => choose(select.value as Value));
  return element('label', {}, `${title} `, select);
}

/** A column that says the same in every row says nothing. */
function columnsOf(rows: readonly ObjectRow[]): Columns {
  const several = (column: 'kind' | 'file'): boolean => new Set(rows.map((row) => row[column])).size > 1;
  return COLUMNS.filter(([column]) => (column !== 'kind' && column !== 'file') || several(column));
}

/** How many there are, and how many of them cannot wait. */
function captionOf(rows: readonly ObjectRow[]): string {
  const count = (fits: (row: ObjectRow) => boolean): number => rows.filter(fits).length;
  const ends = (left: number | null, urgency: string): boolean => left !== null && urgencyOf(left) === urgency;
  return ui.caption({
    count: rows.length,
    bad: count(({ tone }) => tone === 'bad'),
    care: count(({ tone }) => tone === 'care'),
    expired: count(({ left }) => ends(left, 'expired')),
    soon: count(({ left }) => ends(left, 'soon') || ends(left, 'month')),
  });
}

function bodiesOf(rows: readonly ObjectRow[], columns: Columns, grouping: Grouping, host: TableHost): HTMLElement[] {
  const lines = (group: readonly ObjectRow[]): HTMLElement[] => group.map((row) => tableRow(row, columns, host));
  if (grouping === 'none') return [element('tbody', {}, ...lines(rows))];
  const title = (row: ObjectRow): string => (grouping === 'reason' ? reasonTitle(row) : periodTitle(periodOf(row.notAfter, host.at)));
  const key = (row: ObjectRow): string => (grouping === 'reason' ? `${row.tone} ${row.reason}` : title(row));
  const groups = groupsOf(rows, key);
  if (grouping === 'reason') groups.sort(([a], [b]) => (a && b ? RANK[a.tone] - RANK[b.tone] : 0));
  return groups.map((group) => {
    const [first] = group;
    const head = element('th', { text: first ? ui.group({ title: title(first), count: group.length }) : '' });
    head.scope = 'rowgroup';
    head.colSpan = columns.length;
    return element('tbody', {}, element('tr', { className: 'group' }, head), ...lines(group));
  });
}

function reasonTitle({ verdict, note }: ObjectRow): string {
  return note === '' ? verdict : ui.verdictAndNote({ verdict, note });
}

function periodTitle(period: Period): string {
  switch (period.kind) {
    case 'past':
      return ui.past;
    case 'none':
      return ui.noEnd;
    case 'week':
      return ui.week({ from: period.from, until: period.until });
    case 'month':
      return ui.month({ month: period.from.slice(0, 7) });
  }
}

function tableRow(row: ObjectRow, columns: Columns, { at, render }: TableHost): HTMLTableRowElement {
  const line = element('tr');
  const open = element('button', { type: 'button', className: 'open', text: row.name || row.file });
  open.setAttribute('aria-expanded', 'false');
  let detail: HTMLTableRowElement | null = null;
  const close = (): void => {
    detail?.remove();
    detail = null;
    open.setAttribute('aria-expanded', 'false');
  };
  const show = async (): Promise<void> => {
    const nodes = await render(row);
    const back = element('button', { type: 'button', className: 'button', text: ui.fold });
    back.addEventListener('click', () => {
      close();
      open.focus();
    });
    const cell = element('td', {}, element('div', { className: 'detail' }, ...nodes), back);
    cell.colSpan = columns.length;
    detail?.remove();
    detail = element('tr', { className: 'opened' }, cell);
    line.after(detail);
    open.setAttribute('aria-expanded', 'true');
    const heading = detail.querySelector<HTMLElement>('h2, h3');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  };
  open.addEventListener('click', () => (detail ? close() : void show()));
  const cells: Record<Column, Node | string> = {
    verdict: row.verdict,
    name: open,
    expiry: row.expiry,
    left: row.left === null ? '' : leftText(row.left, row.expiry, at),
    note: row.note,
    kind: row.kind,
    file: row.file,
  };
  line.append(
    ...columns.map(([name, title]) => {
      const value = cells[name];
      const cell = typeof value === 'string' ? element('td', { text: value }) : element('td', {}, value);
      cell.dataset.head = title;
      if (value === '') cell.className = 'void';
      if (name === 'verdict') {
        cell.className = 'told';
        cell.prepend(shapeIcon());
        showTone(cell, row.tone);
      }
      if (name === 'expiry' && value !== '') cell.className = 'day';
      if (name === 'left' && row.left !== null) cell.className = `left ${urgencyOf(row.left)}`;
      return cell;
    }),
  );
  return line;
}

/** Less than a day is a matter of today's or tomorrow's morning. */
function leftText(left: number, expiry: string, at: Date): string {
  if (left === 0) return taipeiTime(at.toISOString()).startsWith(expiry) ? ui.endsToday : ui.endsTomorrow;
  return left < 0 ? ui.expiredFor({ days: -left }) : ui.leftDays({ days: left });
}

/** By a column; what has no end comes last. */
export function sortRows(rows: readonly ObjectRow[], column: Column, direction: number): ObjectRow[] {
  return rows.toSorted((a, b) => {
    if (column === 'expiry' || column === 'left') {
      if (a.notAfter === null || b.notAfter === null) return Number(a.notAfter === null) - Number(b.notAfter === null);
      return direction * a.notAfter.localeCompare(b.notAfter);
    }
    if (column === 'verdict') return direction * (RANK[a.tone] - RANK[b.tone]);
    return direction * a[column].localeCompare(b[column], 'zh-Hant-TW');
  });
}
