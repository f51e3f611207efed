import { ui as commonUi } from 'content:interface/common';
import { headline } from '../../core/inspect/headline.ts';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { problemNotes } from '../../core/inspect/note-lines.ts';
import { validitySpan } from '../../core/inspect/validity-span.ts';
import { label } from '../../core/inspect/words.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import type { Case, Judging } from './case.ts';
import { judgingRules } from './judging-rules.ts';
import { allWords } from './fault-words.ts';
import { ui } from 'content:interface/decoder';
import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../shared/take-away.ts';

/** One line of the overview and of the saved table. */
export interface ObjectRow {
  file: string;
  kind: string;
  name: string;
  issuer: string;
  /** ISO, for sorting; null sorts last. */
  notAfter: string | null;
  expiry: string;
  left: string;
  verdict: string;
  note: string;
  serial: string;
  sha256: string;
  /** Null where a file held nothing readable. */
  object: InspectedObject | null;
  source: Case;
}

/** The overview's rows: one an object; a file without any gets a row that says why. */
export function objectRows(cases: readonly Case[], { at }: Judging): ObjectRow[] {
  const words = allWords();
  return cases.flatMap((source): ObjectRow[] => {
    const file = source.name ?? commonUi.pasted;
    if (source.inspection.objects.length === 0) {
      const seen = source.look ? globalThis.kbRecogniser?.row(source.look) : undefined;
      const note = problemNotes(source.inspection.problems, words)[0]?.text ?? seen?.note ?? '';
      const kind = seen?.kind ?? label(words, 'kind-unknown');
      const verdict = seen?.verdict ?? label(words, 'verdict-unreadable');
      return [
        {
          file,
          kind,
          name: '',
          issuer: '',
          notAfter: null,
          expiry: '',
          left: '',
          verdict,
          note,
          serial: '',
          sha256: '',
          object: null,
          source,
        },
      ];
    }
    return source.inspection.objects.map((object) => {
      const { subject } = object;
      const span = validitySpan(subject.notBefore, subject.notAfter, at);
      const rule = object.findings[0];
      return {
        file,
        kind: label(words, `kind-${subject.kind}`),
        name:
          subject.san.find(({ type }) => type === 'dns')?.value ??
          subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ??
          subject.subject?.text ??
          '',
        issuer:
          subject.issuer?.attributes.findLast(({ type }) => type === 'CN')?.value ??
          subject.issuer?.attributes.findLast(({ type }) => type === 'OU' || type === 'O')?.value ??
          '',
        notAfter: subject.kind === 'certificate' ? subject.notAfter : null,
        expiry: subject.kind === 'certificate' && subject.notAfter ? taipeiTime(subject.notAfter).slice(0, 10) : '',
        left: span && subject.kind === 'certificate' ? String(span.left) : '',
        verdict: label(words, `verdict-${object.verdict}`),
        note: rule ? headline(object, words, judgingRules()) : '',
        serial: subject.serialHex ?? '',
        sha256: subject.fingerprints?.sha256 ?? '',
        object,
        source,
      };
    });
  });
}

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
