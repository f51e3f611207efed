import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import { problemNotes, repairNotes, type Note } from '../../core/inspect/note-lines.ts';
import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { element } from '../shared/element.ts';
import { words } from './words.ts';

const MOST = 30;

/**
 * Says what was repaired on the way in and what could not be read, below the file's name where one is given. Most inputs are whole, so the
 * words for it come when they are needed; the tool on the page knows where they are.
 */
export async function renderNotes({ repairs, problems }: Omit<Inspection, 'objects'>, name: string | null = null): Promise<HTMLElement[]> {
  if (repairs.length + problems.length === 0) return [];
  const address = document.querySelector<HTMLElement>('[data-faults]')?.dataset.faults ?? '';
  await loadScript(address).catch(() => undefined);
  const all = { ...words, ...globalThis.kbFaultWords, ...globalThis.kbKinds?.words };
  return [
    ...(name === null ? [] : [element('h3', { text: name })]),
    ...(globalThis.kbFaultWords ? [] : [element('p', { text: pageUi.toolUnreadable })]),
    ...box('callout danger', ui.unreadable, problemNotes(problems, all)),
    ...box('callout note', ui.repaired, repairNotes(repairs, all)),
  ];
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
