import { ui } from 'content:interface/reply';
import { element } from '../shared/element.ts';
import { kindWords } from './kind-words.ts';
import type { ReplyAnswers } from './reply-data.ts';

/** The answers found, a box to tick each; `look` is where the page of an id stands. */
export function renderOffers(found: ReplyAnswers, isChosen: (id: string) => boolean, look: (id: string) => string): HTMLLIElement[] {
  return found.map(({ id, kind, title }) => {
    const box = element('input', { type: 'checkbox' });
    box.value = id;
    box.checked = isChosen(id);
    const link = element('a', { href: look(id), text: ui.look });
    link.target = '_blank';
    link.setAttribute('aria-label', ui.lookAt({ title }));
    return element(
      'li',
      {},
      element('label', {}, box, element('span', {}, `${title} `, element('small', { text: kindWords[kind] }))),
      link,
    );
  });
}
