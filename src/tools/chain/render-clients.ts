import { chainLabel, clientText } from '../../core/chain/chain-words.ts';
import { CLIENTS } from '../../core/policy/client.ts';
import { element } from '../shared/element.ts';
import type { ChainView } from './view.ts';
import { words } from './words.ts';

/** What each client makes of the chain, with the words it shows, which the search leads to the site's list of codes. */
export function renderClients({ report, root }: ChainView): HTMLElement {
  const rows = CLIENTS.map((client) => {
    const verdict = report.clients[client];
    const row = element('li', {}, element('b', { text: chainLabel(words, `client-${client}`) }), '：');
    const text = clientText(verdict, words);
    row.append(verdict.code === null ? text : element('a', { href: `${root}search.html#q=${encodeURIComponent(verdict.code)}`, text }));
    return row;
  });
  return element(
    'section',
    { className: 'chain-clients' },
    element('h3', { text: chainLabel(words, 'heading-clients') }),
    element('ul', {}, ...rows),
  );
}
