import { problemNotes, repairNotes, type Note } from '../../core/inspect/note-lines.ts';
import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { element } from '../shared/element.ts';
import { words } from './words.ts';

const MOST = 30;

/** Says what was repaired on the way in and what could not be read. */
export function renderNotes({ repairs, problems }: Inspection): HTMLElement[] {
  return [
    ...box('callout danger', '這裡讀不出來', problemNotes(problems, words)),
    ...box('callout note', '讀取時先修正了這些地方', repairNotes(repairs, words)),
  ];
}

function box(className: string, title: string, notes: Note[]): HTMLElement[] {
  if (notes.length === 0) return [];
  const items = notes.slice(0, MOST).map(({ text, fix }) => {
    const item = element('li', {}, element('span', { text }));
    if (fix) item.append(element('span', { className: 'note-fix', text: fix }));
    return item;
  });
  if (notes.length > MOST) items.push(element('li', { text: `另外還有 ${notes.length - MOST} 處，完整清單在報告裡。` }));
  return [element('div', { className }, element('strong', { text: title }), element('ul', {}, ...items))];
}
