import { ui } from 'content:interface/register';
import { instant } from '../../core/policy/calendar.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, type Tone } from '../shared/verdict-card.ts';
import { sorted, type Row, type SortKey } from './find-rows.ts';
import { daysLeft, dueOf, endDay, leftText, shortBreak, toneOf, upcoming, verdictOf } from './row-words.ts';

/** What the table asks of the tool around it. */
export interface TableHost {
  at: Date;
  /** Today in Taiwan. */
  day: string;
  /** Sentences of the rules, by their ids. */
  messages: Readonly<Record<string, string>>;
  /** Everything about a row, shown below it. */
  detail: (row: Row) => HTMLElement;
  /** The old and the new one beside each other. */
  compare: (row: Row, old: RegisterEntry) => Promise<HTMLElement>;
  /** Somebody has marked rows, or taken marks away. */
  marked: (entries: ReadonlySet<RegisterEntry>) => void;
}

const COLUMNS: readonly (readonly [SortKey, string])[] = [
  ['verdict', ui.verdict],
  ['name', ui.name],
  ['end', ui.end],
  ['next', ui.next],
  ['issuer', ui.issuer],
  ['key', ui.key],
  ['keeper', ui.keeper],
  ['met', ui.met],
];
const RANK: Readonly<Record<Tone, number>> = { bad: 0, care: 1, dim: 2, good: 3 };
/** Rows that are shown at once; more on request. */
const PAGE = 100;
/** Rows for the printer. */
const MOST_PRINTED = 3_000;

/** The register as a table: sortable by any column, a row opens where it stands, rows are marked to write one note for all. */
export class RegisterTable {
  readonly element: HTMLElement;
  readonly #host: TableHost;
  readonly #table = element('table');
  readonly #body = element('tbody');
  readonly #caption = element('caption');
  readonly #more = element('button', { type: 'button', className: 'button' });
  readonly #heads: { key: SortKey; head: HTMLTableCellElement }[] = [];
  readonly #sorter = element('select');
  readonly #marks = new Set<RegisterEntry>();
  /** What lies open, by its entry, so that it stays as it is when rows come and go. */
  readonly #opened = new Map<RegisterEntry, HTMLTableRowElement>();
  readonly #all = element('input', { type: 'checkbox' });
  #rows: readonly Row[] = [];
  #key: SortKey = 'end';
  #direction = 1;
  #shown = PAGE;

  constructor(host: TableHost) {
    this.#host = host;
    this.#all.setAttribute('aria-label', ui.markAll);
    this.#all.addEventListener('change', () => this.#markAll(this.#all.checked));
    const markHead = element('th', { className: 'mark' }, this.#all);
    markHead.scope = 'col';
    for (const [key, title] of COLUMNS) {
      const button = element('button', { type: 'button', className: 'sort', text: title });
      button.addEventListener('click', () => this.#sortBy(key, key === this.#key ? -this.#direction : 1));
      const head = element('th', {}, button);
      head.scope = 'col';
      this.#heads.push({ key, head });
      const option = element('option', { text: title });
      option.value = key;
      this.#sorter.append(option);
    }
    this.#sorter.value = this.#key;
    this.#sorter.addEventListener('change', () => this.#sortBy(this.#sorter.value as SortKey, 1));
    this.#table.append(
      this.#caption,
      element('thead', {}, element('tr', {}, markHead, ...this.#heads.map(({ head }) => head))),
      this.#body,
    );
    this.#more.addEventListener('click', () => {
      const first = this.#shown;
      this.#shown += PAGE;
      this.#fill();
      // The keyboard goes on with the first of the new ones.
      this.#body.querySelectorAll<HTMLElement>('.open')[first]?.focus();
    });
    const scroll = element('div', { className: 'scroll' }, this.#table);
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', ui.table);
    this.element = element(
      'div',
      { className: 'overview register' },
      element('label', { className: 'sorter' }, `${ui.sortBy} `, this.#sorter),
      scroll,
      this.#more,
    );
  }

  /** The rows in the order in which they are shown. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Shows these rows, sorted; `caption` says how many there are. */
  show(rows: readonly Row[], caption: string): void {
    this.#caption.textContent = caption;
    this.#rows = sorted(rows, this.#valueOf(), this.#direction);
    const held = new Set(rows.map(({ entry }) => entry));
    for (const entry of [...this.#opened.keys()]) if (!held.has(entry)) this.#opened.delete(entry);
    for (const entry of [...this.#marks]) if (!held.has(entry)) this.#marks.delete(entry);
    this.#host.marked(this.#marks);
    this.#fill();
  }

  /** While more come: those that still fit on the first page stand below the others at once, in no order yet. */
  append(rows: readonly Row[], caption: string): void {
    this.#caption.textContent = caption;
    const room = PAGE - this.#body.rows.length;
    if (room > 0) this.#body.append(...rows.slice(0, room).flatMap((row) => this.#lines(row)));
    this.#more.hidden = true;
  }

  /** Takes marks away. */
  unmark(): void {
    this.#marks.clear();
    this.#fill();
    this.#host.marked(this.#marks);
  }

  /** Shows them all, as far as a printer is meant to; calls `then` and goes back. */
  printed(then: () => void): void {
    const shown = this.#shown;
    this.#shown = MOST_PRINTED;
    this.#fill();
    then();
    this.#shown = shown;
    this.#fill();
  }

  #sortBy(key: SortKey, direction: number): void {
    [this.#key, this.#direction] = [key, direction];
    this.#sorter.value = key;
    this.#rows = sorted(this.#rows, this.#valueOf(), direction);
    this.#fill();
  }

  #valueOf(): (row: Row) => string | number | null {
    const { at, day } = this.#host;
    const values: Record<SortKey, (row: Row) => string | number | null> = {
      verdict: ({ entry }) => RANK[toneOf(entry, at)],
      name: ({ entry }) => entry.name,
      end: ({ entry }) => instant(entry.notAfter),
      next: ({ entry }) => soonest(entry, day),
      issuer: ({ entry }) => entry.issuer,
      key: ({ entry }) => entry.key,
      keeper: ({ entry }) => entry.notes.keeper,
      met: ({ entry }) => entry.times,
    };
    return values[this.#key];
  }

  #fill(): void {
    for (const { key, head } of this.#heads) {
      head.setAttribute('aria-sort', key !== this.#key ? 'none' : this.#direction > 0 ? 'ascending' : 'descending');
    }
    const focused = document.activeElement;
    this.#body.replaceChildren(...this.#rows.slice(0, this.#shown).flatMap((row) => this.#lines(row)));
    // What was being written in an opened row is written on.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.#body.contains(focused)) focused.focus();
    const rest = this.#rows.length - this.#shown;
    this.#more.hidden = rest <= 0;
    this.#more.textContent = ui.more({ count: Math.min(PAGE, rest), all: this.#rows.length });
    this.#table.classList.toggle(
      'all-once',
      this.#rows.every(({ entry }) => entry.times === 1),
    );
    this.#all.checked = this.#rows.length > 0 && this.#rows.every(({ entry }) => this.#marks.has(entry));
  }

  #markAll(isMarked: boolean): void {
    for (const { entry } of this.#rows) {
      if (isMarked) this.#marks.add(entry);
      else this.#marks.delete(entry);
    }
    this.#fill();
    this.#host.marked(this.#marks);
  }

  #lines(row: Row): HTMLTableRowElement[] {
    const line = this.#line(row);
    const opened = this.#opened.get(row.entry);
    return opened ? [line, opened] : [line];
  }

  #line(row: Row): HTMLTableRowElement {
    const { entry, replaced } = row;
    const { at, day, messages } = this.#host;
    const { tone, text, reason } = verdictOf(entry, messages, at);
    const left = daysLeft(entry, at);
    const mark = element('input', { type: 'checkbox' });
    mark.checked = this.#marks.has(entry);
    mark.setAttribute('aria-label', ui.markOne({ name: entry.name }));
    mark.addEventListener('change', () => {
      if (mark.checked) this.#marks.add(entry);
      else this.#marks.delete(entry);
      this.#host.marked(this.#marks);
    });
    const open = element('button', { type: 'button', className: 'open', text: entry.name || ui.nameless });
    open.setAttribute('aria-expanded', String(this.#opened.has(entry)));
    const line = element('tr');
    open.addEventListener('click', () => this.#toggle(row, line, open));
    const told = element('td', { className: 'told' }, shapeIcon(), element('span', { text }));
    showTone(told, tone);
    const named = element('td', {}, open);
    if (entry.names.length > 1)
      named.append(element('span', { className: 'beside-name', text: ui.moreNames({ count: entry.names.length - 1 }) }));
    if (reason !== '' && tone !== 'good') named.append(element('span', { className: 'beside-name', text: reason }));
    const [old] = replaced;
    if (old) named.append(this.#renewed(row, old, line, open));
    const end = element('td', { className: `day ${dueOf(entry, at) ?? ''}` }, endDay(entry));
    if (left !== null) end.append(element('span', { className: 'left', text: leftText(left) }));
    const cells: HTMLTableCellElement[] = [
      told,
      named,
      end,
      nextCell(entry, day),
      element('td', { text: entry.issuer }),
      element('td', { text: entry.key }),
      keeperCell(entry),
      element('td', { text: entry.times > 1 ? `×${entry.times}` : '' }),
    ];
    for (const [index, cell] of cells.entries()) {
      cell.dataset.head = COLUMNS[index]?.[1] ?? '';
      if (cell.textContent === '') cell.classList.add('void');
    }
    line.append(element('td', { className: 'mark' }, mark), ...cells);
    return line;
  }

  /** Says that it replaces another one, and sets the two beside each other. */
  #renewed(row: Row, old: RegisterEntry, line: HTMLTableRowElement, open: HTMLElement): HTMLElement {
    const button = element('button', { type: 'button', className: 'open', text: ui.compare });
    button.setAttribute('aria-label', ui.compareWith({ name: row.entry.name, day: endDay(old) }));
    button.addEventListener('click', () => {
      void this.#host.compare(row, old).then((shown) => {
        const detail = this.#open(row, line, open);
        const place = detail.querySelector('[data-compared]');
        place?.replaceChildren(shown);
        focusOn(place);
      });
    });
    return element('span', { className: 'beside-name' }, `${ui.renewed({ day: endDay(old), count: row.replaced.length })}　`, button);
  }

  #toggle(row: Row, line: HTMLTableRowElement, open: HTMLElement): void {
    const opened = this.#opened.get(row.entry);
    if (!opened) return focusOn(this.#open(row, line, open));
    this.#close(row, opened, open);
  }

  #close(row: Row, opened: HTMLTableRowElement, open: HTMLElement): void {
    opened.remove();
    this.#opened.delete(row.entry);
    open.setAttribute('aria-expanded', 'false');
  }

  #open(row: Row, line: HTMLTableRowElement, open: HTMLElement): HTMLTableRowElement {
    const known = this.#opened.get(row.entry);
    if (known) return known;
    const fold = element('button', { type: 'button', className: 'button', text: ui.fold });
    const cell = element('td', {}, element('div', { className: 'detail' }, this.#host.detail(row)), fold);
    cell.colSpan = COLUMNS.length + 1;
    const opened = element('tr', { className: 'opened' }, cell);
    fold.addEventListener('click', () => {
      const button = opened.previousElementSibling?.querySelector<HTMLElement>('.open') ?? open;
      this.#close(row, opened, button);
      button.focus();
    });
    this.#opened.set(row.entry, opened);
    line.after(opened);
    open.setAttribute('aria-expanded', 'true');
    return opened;
  }
}

/** What some clients do already goes before what comes. */
function soonest(entry: RegisterEntry, day: string): string | null {
  const { next, refusing } = upcoming(entry, day);
  return refusing > 0 ? day : (next?.day ?? null);
}

function nextCell(entry: RegisterEntry, day: string): HTMLTableCellElement {
  const { next, refusing } = upcoming(entry, day);
  const cell = element('td', { className: 'next' });
  if (refusing > 0) cell.append(element('span', { className: 'month', text: ui.refusing({ count: refusing }) }));
  else if (next) {
    // Its end stands beside it already.
    if (next.kind !== 'expires') cell.append(element('span', { className: 'when', text: next.day }));
    cell.append(element('span', { text: shortBreak(next) }));
  }
  return cell;
}

/** Who looks after it, and where it is installed. */
export function keeperCell({ notes: { keeper, installedOn } }: RegisterEntry): HTMLTableCellElement {
  const cell = element('td', { className: 'keeper', text: keeper });
  if (installedOn !== '') cell.append(element('span', { className: 'beside-name', text: installedOn }));
  return cell;
}

function focusOn(place: Element | null): void {
  const heading = place?.querySelector<HTMLElement>('h2, h3');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
