import { ui } from 'content:interface/decoder';
import { problemNotes, repairNotes, type Note } from '../../core/inspect/note-lines.ts';
import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { element } from '../shared/element.ts';
import { words } from './words.ts';

const MOST = 30;

/** Says what was repaired on the way in and what could not be read. */
export function renderNotes({ repairs, problems }: Inspection): HTMLElement[] {
  return [
    ...box('callout danger', ui.unreadable, problemNotes(problems, words)),
    ...box('callout note', ui.repaired, repairNotes(repairs, words)),
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
