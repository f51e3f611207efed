import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/reply';
import { element } from '../shared/element.ts';
import { kindWords } from './kind-words.ts';
import type { ReplyAnswers } from './reply-data.ts';

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
