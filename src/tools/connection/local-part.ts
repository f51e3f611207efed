import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/connection';
import { probeLabel } from '../../core/probe/probe-words.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone } from '../shared/verdict-card.ts';
import type { Told } from './told.ts';
import { allWords, toneOfWeight } from './view.ts';

/** What Windows hosts say of themselves: bindings, stores, SChannel. */
export function renderLocal(told: readonly Told[], root: string): HTMLElement {
  const items = told.map(({ weight, text, fix, page }) => {
    const lead = `${probeLabel(allWords(), `severity-${weight}`)}：`;
    const body = element('div', {}, element('p', {}, element('b', { text: lead }), element('span', { text })));
    if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
    if (page !== null) body.append(element('p', { className: 'quiet' }, element('a', { href: root + page, text: commonUi.howTo })));
    const item = element('li', { className: 'finding' }, body);
    item.prepend(shapeIcon());
    showTone(item, toneOfWeight[weight]);
    return item;
  });
  return element(
    'section',
    { className: 'object chain-problems connection-local' },
    element('h2', { text: ui.local }),
    items.length === 0 ? element('p', { text: ui.localFine }) : element('ul', { className: 'findings' }, ...items),
  );
}
