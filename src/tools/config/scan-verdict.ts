import { shapeIcon } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import { showTone, type Tone } from '../decoder/shapes.ts';

/** The verdict on one text, a level below the page's sections. `about` says what was judged. */
export function scanVerdict(tone: Tone, headline: string, about: string): HTMLElement {
  const card = element(
    'header',
    { className: 'verdict' },
    element('div', {}, element('p', { className: 'verdict-kind', text: about }), element('h3', { text: headline })),
  );
  card.prepend(shapeIcon());
  showTone(card, tone);
  return card;
}
