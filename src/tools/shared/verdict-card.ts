import type { Severity } from '../../core/policy/finding.ts';
import type { Verdict } from '../../core/policy/verdict.ts';
import { element } from './element.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One shape a verdict, so that colour is never the only sign: disc with tick, triangle, octagon with cross, diamond. */
const SHAPES = {
  good: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm5.600 8.100-6.700 7.300-4.500-4.300 1.600-1.700 2.800 2.700 5.100-5.600z',
  care: 'M12 1.500 23.500 22H.500zm-1.200 7v6.500h2.400V8.500zm0 8.500v2.400h2.400V17z',
  bad: 'M7.400 1h9.200L23 7.400v9.200L16.600 23H7.400L1 16.600V7.400zm1.300 6L7 8.700l3.300 3.300L7 15.300 8.700 17l3.300-3.300 3.300 3.300 1.700-1.700-3.300-3.300L17 8.700 15.300 7 12 10.300z',
  dim: 'M12 .700 23.300 12 12 23.300.700 12zM10.800 6.500v7h2.400v-7zm0 8.500v2.400h2.400V15z',
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
