import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import { problemNotes, repairNotes, type Note } from '../../core/inspect/note-lines.ts';
import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { element } from '../shared/element.ts';
import { words } from './words.ts';

const MOST = 30;

/** Says what was repaired on the way in and what could not be read. Most inputs are whole, so the words for it come when they are needed. */
export function renderNotes({ repairs, problems }: Inspection): HTMLElement[] {
  if (repairs.length + problems.length === 0) return [];
  const made = (): HTMLElement[] => {
    const faults = globalThis.kbFaultWords;
    if (!faults) return [element('div', { text: pageUi.toolUnreadable })];
    const all = { ...words, ...faults, ...globalThis.kbKinds?.words };
    return [
      ...box('callout danger', ui.unreadable, problemNotes(problems, all)),
      ...box('callout note', ui.repaired, repairNotes(repairs, all)),
    ];
  };
  if (globalThis.kbFaultWords) return made();
  const place = element('div');
  void faultWords().then(() => place.replaceWith(...made()));
  return [place];
}

/** Loads the words; nothing where their script cannot be read. The tool on the page knows its address. */
export async function faultWords(): Promise<void> {
  const address = document.querySelector<HTMLElement>('[data-faults]')?.dataset.faults ?? '';
  if (!globalThis.kbFaultWords) await loadScript(address).catch(() => undefined);
}

function box(className: string, title: string, notes: Note[]): HTMLElement[] {
  if (notes.length === 0) return [];
  const items = notes.slice(0, MOST).map(({ text, fix }) => {
    const item = element('li', {}, element('span', { text }));
    if (fix) item.append(element('span', { className: 'note-fix', text: fix }));
    return item;
  });
  if (notes.length > MOST) items.push(element('li', { text: ui.moreNotes({ count: notes.length - MOST }) }));
  return [element('div', { className }, element('strong', { text: title }), element('ul', {}, ...items))];
}
