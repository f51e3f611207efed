import { ui } from 'content:interface/lost';
import { idAsked, wordsAsked } from '../../core/lost/asked-for.ts';

/** Says what was asked for and what may be the matter, with the search for it. */
export function tellAsked(page: Document, asked: string): void {
  const place = page.querySelector<HTMLElement>('[data-asked]');
  if (!place) return;
  place.hidden = asked === '';
  if (asked === '') return;
  const id = idAsked(asked);
  const said = page.createElement('p');
  const address = page.createElement('code');
  address.textContent = asked;
  said.append(id === null ? ui.noPage : ui.noLink, address, id === null ? ui.noPageWhy : ui.noLinkWhy);
  place.replaceChildren(said);
  const words = wordsAsked(asked);
  if (words !== '') {
    const search = page.createElement('a');
    search.className = 'button primary';
    search.href = `search.html#q=${encodeURIComponent(words)}`;
    search.textContent = ui.searchFor({ words });
    const line = page.createElement('p');
    line.append(search);
    place.append(line);
  }
}
