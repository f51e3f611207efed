import { element } from './element.ts';
import { showTone, type Tone } from '../decoder/shapes.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An empty shape for `showTone`, hidden from assistive technology as the words beside it say the same. */
export function shapeIcon(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('data-shape', '');
  svg.append(path);
  return svg;
}

/** The one loud thing on a page: shape, colour and words. `about` says what was judged. */
export function verdictCard(tone: Tone, headline: string, about: string): HTMLElement {
  const card = element(
    'header',
    { className: 'verdict' },
    element('div', {}, element('p', { className: 'verdict-kind', text: about }), element('h2', { text: headline })),
  );
  card.prepend(shapeIcon());
  showTone(card, tone);
  return card;
}
