import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/register';
import { cellsOf, REGISTER_COLUMNS, registerCsv, type RegisterColumn } from '../../core/register/register-csv.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { element } from '../shared/element.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import type { Row } from './find-rows.ts';
import { letterText } from './letter-text.ts';
import { columns, daysLeft, entryWords } from './row-words.ts';
import type { WorkbookCell } from './workbook.ts';

/** What of the register is taken out, and by what it is said. */
export interface TakeOutHost {
  tool: HTMLElement;
  messages: Readonly<Record<string, string>>;
  /** Now. */
  at: () => Date;
  /** Everything there is; what is shown, in its order. */
  entries: () => readonly RegisterEntry[];
  shown: () => readonly Row[];
  print: () => void;
}

/** Characters that a column of the workbook shows. */
const WIDTHS: Partial<Record<RegisterColumn, number>> = {
  name: 32,
  names: 40,
  notAfter: 12,
  notBefore: 12,
  left: 9,
  times: 9,
  reason: 40,
  issuer: 30,
  places: 40,
  serial: 40,
  sha1: 44,
  sha256: 68,
};

/** The buttons by which a register leaves the page: saved, printed, or as a letter. What they say stands beside them. */
export function takeOut(host: TakeOutHost): HTMLElement {
  const said = element('p', { className: 'quiet' });
  said.setAttribute('role', 'status');
  const button = (text: string, act: () => string | Promise<string>): HTMLElement => {
    const made = element('button', { type: 'button', className: 'button', text });
    made.addEventListener('click', () => void Promise.resolve(act()).then((answer) => (said.textContent = answer)));
    return made;
  };
  return element(
    'div',
    { className: 'take-out' },
    element(
      'div',
      { className: 'bench-row' },
      button(commonUi.saveCsv, () => saveCsv(host)),
      button(ui.saveXlsx, () => saveWorkbook(host)),
      button(ui.saveIcs, () => saveCalendar(host)),
      button(ui.print, () => {
        host.print();
        return '';
      }),
      copyBox(ui.letter, () =>
        letterText(
          host.shown().map(({ entry }) => entry),
          host.at(),
        ),
      ),
    ),
    said,
  );
}

/** Everything, also what is replaced: the file is opened again as the register. */
function saveCsv({ entries, messages, at }: TakeOutHost): string {
  const now = at();
  saveFile(
    'certificate-register.csv',
    registerCsv(entries(), columns, (entry) => entryWords(entry, messages, now)),
    'text/csv;charset=utf-8',
  );
  return ui.csvSaved({ count: entries().length });
}

async function saveWorkbook({ tool, entries, messages, at }: TakeOutHost): Promise<string> {
  await loadScript(tool.dataset.workbook ?? '').catch(() => undefined);
  if (!globalThis.kbWorkbook) return ui.noScript;
  const now = at();
  const rows = entries().map((entry) => {
    const cells = cellsOf(entry, entryWords(entry, messages, now));
    return REGISTER_COLUMNS.map((column): WorkbookCell => {
      if (column === 'notAfter' || column === 'notBefore') return dayCell(cells[column]);
      if (column === 'left') return daysLeft(entry, now);
      return column === 'times' ? entry.times : revealed(cells[column]);
    });
  });
  const book = await globalThis.kbWorkbook(
    ui.sheet,
    REGISTER_COLUMNS.map((column) => columns[column]),
    rows,
    REGISTER_COLUMNS.map((column) => WIDTHS[column] ?? 16),
  );
  saveFile('certificate-register.xlsx', book, book.type);
  return '';
}

/** "2026-10-18 07:59:59" of Taiwan's clock as the day that a spreadsheet knows. */
function dayCell(text: string): WorkbookCell {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? text : new Date(time);
}

/** Reminders of what is in use; what is replaced reminds nobody any more. */
async function saveCalendar({ tool, shown, at }: TakeOutHost): Promise<string> {
  await loadScript(tool.dataset.calendar ?? '').catch(() => undefined);
  if (!globalThis.kbRenewalCalendar) return ui.noScript;
  const certificates = shown().flatMap(({ entry }) => (entry.role === 'ca' ? [] : entry));
  const calendar = globalThis.kbRenewalCalendar(certificates, at());
  if (calendar === null) return ui.nothingAhead;
  saveFile('certificate-register.ics', calendar, 'text/calendar;charset=utf-8');
  return ui.icsSaved({ count: certificates.length });
}
