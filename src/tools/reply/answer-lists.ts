import { ui } from 'content:interface/reply';
import type { AnswerKind } from '../../core/reply/answer.ts';
import { element } from '../shared/element.ts';
import type { ReplyAnswers } from './reply-data.ts';
import { ui as commonUi } from 'content:interface/common';

/** What each kind of answer is called, in the order of the list. */
const kindWords: Record<AnswerKind, string> = {
  answer: ui.kindAnswer,
  page: ui.kindPage,
  flow: ui.kindFlow,
  outcome: ui.kindOutcome,
  error: ui.kindError,
  rule: ui.kindRule,
};

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

/** What a button beside a chosen answer does. */
export type Move = 'up' | 'down' | 'remove';

const WORDS: Record<Move, string> = { up: ui.up, down: ui.down, remove: commonUi.remove };

/** The chosen answers in the order of the letter, with buttons to move and remove them. */
export function renderChosen(chosen: ReplyAnswers, act: (id: string, move: Move) => void): HTMLLIElement[] {
  return chosen.map(({ id, kind, title }, index) => {
    const button = (move: Move, possible: boolean): HTMLButtonElement => {
      const made = element('button', { type: 'button', text: WORDS[move] });
      made.dataset.move = move;
      made.dataset.id = id;
      made.setAttribute('aria-label', `${WORDS[move]}：${title}`);
      // Not `disabled`: the focus must not fall off the button that has just moved its answer to the end.
      if (possible) made.addEventListener('click', () => act(id, move));
      else made.setAttribute('aria-disabled', 'true');
      return made;
    };
    const name = element('span', {}, `${title} `, element('small', { text: kindWords[kind] }));
    const moves = chosen.length > 1 ? [button('up', index > 0), button('down', index < chosen.length - 1)] : [];
    return element('li', {}, name, ...moves, button('remove', true));
  });
}
