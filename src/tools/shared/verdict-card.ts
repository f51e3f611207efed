import type { Severity } from '../../core/policy/finding.ts';
import type { Verdict } from '../../core/policy/verdict.ts';
import { element } from './element.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One shape a verdict, so that colour is never the only sign: disc with tick, triangle, octagon with cross, ring with an i. */
const SHAPES = {
  good: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm5.6 8.1-6.7 7.3-4.5-4.3 1.6-1.7 2.8 2.7 5.1-5.6z',
  care: 'M12 1.5 23.5 22H.5zm-1.2 7v6.5h2.4V8.5zm0 8.5v2.4h2.4V17z',
  bad: 'M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4zm1.3 6L7 8.7l3.3 3.3L7 15.3 8.7 17l3.3-3.3 3.3 3.3 1.7-1.7-3.3-3.3L17 8.7 15.3 7 12 10.3z',
  dim: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 2.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6zM10.8 6.5v2.4h2.4V6.5zm0 4v7h2.4v-7z',
} as const;

export type Tone = keyof typeof SHAPES;

export const toneOfVerdict: Record<Verdict, Tone> = { usable: 'good', caution: 'care', unusable: 'bad', unreadable: 'dim' };
export const toneOfSeverity: Record<Severity, Tone> = { error: 'bad', warning: 'care', info: 'dim' };

/** Draws the shape into a `<path data-shape>` and colours the element that holds it. */
export function showTone(holder: Element, tone: Tone): void {
  holder.classList.add(tone);
  holder.querySelector('[data-shape]')?.setAttribute('d', SHAPES[tone]);
}

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

/** The one loud thing on a page: shape, colour and words. `about` says what was judged; `level` is the heading's place among the page's sections. */
export function verdictCard(tone: Tone, headline: string, about: string, level: 'h2' | 'h3' = 'h2'): HTMLElement {
  const card = element(
    'header',
    { className: 'verdict' },
    element('div', {}, element('p', { className: 'verdict-kind', text: about }), element(level, { text: headline })),
  );
  card.prepend(shapeIcon());
  showTone(card, tone);
  return card;
}
