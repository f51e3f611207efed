import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';
import { element } from '../shared/element.ts';
import type { ObjectRow } from './object-row.ts';
import { saveFile } from './save-file.ts';

type Column = 'file' | 'kind' | 'name' | 'expiry' | 'left' | 'verdict' | 'note';

const COLUMNS: [Column, string][] = [
  ['verdict', commonUi.result],
  ['name', ui.name],
  ['expiry', ui.expires],
  ['left', ui.daysLeft],
  ['kind', ui.kind],
  ['file', commonUi.file],
  ['note', commonUi.explanation],
];
const PAGE = 200;

/** Many objects as a table: by expiry first, sortable by any column, savable as CSV; a row opens its object through `open`. */
export function renderTable(rows: ObjectRow[], open: (row: ObjectRow) => void): HTMLElement {
  let sorted = sortRows(rows, 'expiry', 1);
  let chosen: Column = 'expiry';
  let direction = 1;
  let shown = PAGE;

  const body = element('tbody');
  const more = element('button', { type: 'button', className: 'button' });
  more.addEventListener('click', () => {
    shown += PAGE;
    fill();
  });
  const heads = COLUMNS.map(([column, title]) => {
    const head = element('th');
    head.scope = 'col';
    const button = element('button', { type: 'button', className: 'sort', text: title });
    button.addEventListener('click', () => {
      direction = column === chosen ? -direction : 1;
      chosen = column;
      sorted = sortRows(rows, column, direction);
      fill();
    });
    head.append(button);
    return { column, head };
  });

  function fill(): void {
    for (const { column, head } of heads)
      head.setAttribute('aria-sort', column === chosen ? (direction > 0 ? 'ascending' : 'descending') : 'none');
    body.replaceChildren(...sorted.slice(0, shown).map((row) => tableRow(row, open)));
    more.hidden = shown >= sorted.length;
    more.textContent = ui.more({ count: Math.min(PAGE, sorted.length - shown), all: sorted.length });
  }
  fill();

  const save = element('button', { type: 'button', className: 'button', text: commonUi.saveCsv });
  save.addEventListener('click', () => saveFile('certificates.csv', csvOf(sorted), 'text/csv;charset=utf-8'));
  const table = element(
    'table',
    {},
    element('caption', { text: ui.caption({ count: rows.length }) }),
    element('thead', {}, element('tr', {}, ...heads.map(({ head }) => head))),
    body,
  );
  const scroll = element('div', { className: 'scroll' }, table);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', ui.table);
  return element('div', { className: 'overview' }, scroll, element('div', { className: 'bench-row' }, save, more));
}

function tableRow(row: ObjectRow, open: (row: ObjectRow) => void): HTMLTableRowElement {
  const cells = COLUMNS.map(([column]) => {
    const text = column === 'name' ? row.name || row.file : row[column];
    if (column !== 'name') return element('td', { text });
    const button = element('button', { type: 'button', className: 'open', text });
    button.addEventListener('click', () => open(row));
    return element('td', {}, button);
  });
  return element('tr', {}, ...cells);
}

function sortRows(rows: readonly ObjectRow[], column: Column, direction: number): ObjectRow[] {
  return rows.toSorted((a, b) => {
    if (column === 'expiry' || column === 'left') {
      if (a.notAfter === null || b.notAfter === null) return Number(a.notAfter === null) - Number(b.notAfter === null);
      return direction * a.notAfter.localeCompare(b.notAfter);
    }
    return direction * a[column].localeCompare(b[column], 'zh-Hant-TW');
  });
}

function csvOf(rows: readonly ObjectRow[]): string {
  const head = [
    commonUi.file,
    ui.kind,
    ui.name,
    ui.issuer,
    ui.expires,
    ui.daysLeft,
    commonUi.result,
    commonUi.explanation,
    ui.serial,
    ui.fingerprint,
  ];
  const lines = rows.map((row) =>
    [row.file, row.kind, row.name, row.issuer, row.expiry, row.left, row.verdict, row.note, row.serial, row.sha256].map(revealed),
  );
  return writeCsv([head, ...lines]);
}
