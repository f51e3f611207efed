import { ui } from 'content:interface/sheet';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { textWidth } from '../../core/flow/wrap-text.ts';
import { element, showText } from '../shared/element.ts';

/** Up to here a look finds a name sooner than a field. */
const SEEN_AT_ONCE = 9;
/** More stand in a box of their own, so that what follows stays in reach. */
const LONG = 60;

/** All host names of an object in columns as wide as the longest, with a field to find one. Null where it has none. */
export function renderNames({ subject, readable }: InspectedObject): HTMLElement | null {
  const names = subject.san.map(({ type, value }) =>
    type === 'dns' ? `${value}${readable[value] ? `（${readable[value]}）` : ''}` : `${type}: ${value}`,
  );
  if (names.length === 0) return null;
  const items = names.map((name) => nameItem(name));
  const list = element('ul', { className: 'names' }, ...items);
  // In a typeface of one width a full-width character takes two places, another one.
  const longest = Math.max(...names.map((name) => Math.ceil([...name].reduce((sum, each) => sum + (textWidth(each) === 1 ? 2 : 1), 0))));
  list.style.setProperty('--longest', `${longest + 1}ch`);
  if (names.length > LONG) {
    list.classList.add('long');
    list.tabIndex = 0;
  }
  const made = element('section', { className: 'sheet-names' }, element('h4', { text: ui.names({ count: names.length }) }));
  if (names.length > SEEN_AT_ONCE) made.append(finder(made, names, items));
  made.append(list);
  return made;
}

/** A name that may be cut before a dot, and elsewhere only where nothing else helps. */
function nameItem(name: string): HTMLLIElement {
  const item = element('li', { className: 'data' });
  for (const [at, label] of name.split(/(?=\.)/).entries()) {
    if (at > 0) item.append(element('wbr'));
    const piece = element('span');
    showText(piece, label);
    item.append(...piece.childNodes);
  }
  return item;
}

function finder(section: HTMLElement, names: readonly string[], items: readonly HTMLElement[]): HTMLElement {
  const field = element('input', { type: 'search' });
  field.autocomplete = 'off';
  field.spellcheck = false;
  const said = element('span', { className: 'quiet' });
  said.setAttribute('role', 'status');
  // On the section, not on the field: the guard may put a fresh one in its place.
  section.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const wanted = target.value.trim().toLowerCase();
    const found = names.map((name) => wanted === '' || covers(name.toLowerCase(), wanted));
    for (const [at, item] of items.entries()) item.hidden = !found[at];
    const count = found.filter(Boolean).length;
    said.textContent = wanted === '' ? '' : count === 0 ? ui.noName({ text: wanted }) : ui.namesLeft({ count, all: names.length });
  });
  return element('p', { className: 'finder' }, element('label', {}, `${ui.filter} `, field), said);
}

/** Whether a name holds what is looked for, or stands for it with a star. */
function covers(name: string, wanted: string): boolean {
  if (name.includes(wanted)) return true;
  return name.startsWith('*.') && wanted.includes('.') && wanted.slice(wanted.indexOf('.')) === name.slice(1);
}
