import { ui } from 'content:interface/chain';
import { sendOn } from '../search/hand-over.ts';
import { element } from '../shared/element.ts';
import { verdictCard } from '../shared/verdict-card.ts';

/** The way to the tool for records of connections, with the text that was pasted here. `root` is the way to the site's root, with a slash at its end. */
export function toConnections(text: string, root: string): HTMLElement {
  const link = element('a', { className: 'button', href: `${root}tools/connection.html#connection-text`, text: ui.toConnections });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    sendOn(text, link.href);
  });
  const card = verdictCard('dim', ui.connections, ui.title);
  card.append(element('p', { className: 'main-action' }, link));
  return card;
}
