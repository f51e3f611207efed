import { ui as pageUi } from 'content:interface/page';
import { ui } from 'content:interface/config';
import type { EditedLines, DiffLine } from '../../core/config/correct/edited-lines.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../shared/take-away.ts';

/** Nobody would see why the first line was changed. */
const MARK = '\ufeff';
const MARK_SHOWN = '⟨U+FEFF⟩';
const SIGNS = { removed: ui.removed, added: ui.added, same: '' } as const;

/** The lines that were changed, each with what was done to it, and the whole file to take away. */
export function renderCorrection(
  before: string,
  { edited, mended }: { edited: EditedLines; mended: number },
  name: string | null,
  left: number,
  lineOf: (line: number) => number,
  mask: (text: string) => string[],
): HTMLElement {
  const after = edited.text;
  const shown = { before: mask(before), after: mask(after) };
  const rows = edited.diff().flatMap((group, at) => [...(at === 0 ? [] : [gap()]), ...group.map((line) => row(line, shown, lineOf))]);
  const heads = [ui.lineBefore, ui.lineAfter, ui.change, ui.lineText].map((text) => {
    const head = element('th', { text });
    head.scope = 'col';
    return head;
  });
  const table = element(
    'table',
    { className: 'config-diff' },
    element('caption', { text: ui.correctedDiff }),
    element('thead', { className: 'sr' }, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  );
  const file = name ?? ui.correctedFile;
  const save = element('button', { type: 'button', className: 'button', text: ui.download({ file }) });
  save.addEventListener('click', () => saveFile(file, after, 'text/plain;charset=utf-8'));
  return element(
    'div',
    { className: 'config-corrected' },
    element('h4', { text: ui.corrected }),
    element('p', { text: left > 0 ? ui.correctedSays({ mended, left }) : ui.correctedAll({ mended }) }),
    table,
    element('div', { className: 'bench-row' }, copyButton(after, table), save),
    element('p', { className: 'quiet', text: ui.correctedCaution }),
  );
}

/** Copies the whole file, secrets too, which never stand on the page: an old browser is handed it in the place of what is selected. */
function copyButton(text: string, table: HTMLElement): HTMLElement {
  const button = element('button', { type: 'button', className: 'button', text: ui.copyCorrected });
  button.addEventListener('click', () => {
    const whole = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', whole);
    void copyText(text, table).then((copied) => {
      document.removeEventListener('copy', whole);
      button.textContent = copied ? pageUi.copied : ui.copyFailed;
      setTimeout(() => (button.textContent = ui.copyCorrected), 3000);
    });
  });
  return button;
}

function row(
  { kind, before, after }: DiffLine,
  shown: { before: string[]; after: string[] },
  lineOf: (line: number) => number,
): HTMLElement {
  const text = ((after === null ? shown.before[(before ?? 0) - 1] : shown.after[after - 1]) ?? '').replace(MARK, MARK_SHOWN);
  const number = (one: number | null): HTMLElement => element('td', { className: 'number', text: one === null ? '' : String(one) });
  return element(
    'tr',
    { className: kind },
    number(before === null ? null : lineOf(before)),
    number(after),
    element('td', { className: 'sign', text: SIGNS[kind] }),
    element('td', {}, element('code', { text })),
  );
}

function gap(): HTMLElement {
  const cell = element('td', { text: ui.skipped });
  cell.colSpan = 4;
  return element('tr', { className: 'gap' }, cell);
}
