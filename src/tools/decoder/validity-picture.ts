import type { ValiditySpan } from '../../core/inspect/validity-span.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A line from the first to the last day with a mark at the day of judgement; the words beside it say the same. */
export function validityPicture(span: ValiditySpan, words: string): SVGSVGElement {
  const svg = node('svg', { viewBox: '0 0 400 36', class: 'validity', role: 'img', 'aria-label': words }) as SVGSVGElement;
  const at = Math.min(1.08, Math.max(-0.08, span.position));
  const x = 40 + at * 320;
  const inside = span.position >= 0 && span.position <= 1;
  svg.append(
    node('path', { d: 'M40 18h320', class: 'life' }),
    node('path', { d: `M40 18H${Math.min(360, Math.max(40, x))}`, class: 'lived' }),
    node('path', { d: 'M40 10v16M360 10v16', class: 'ends' }),
    node('path', { d: `M${x} 6v24`, class: inside ? 'now' : 'now outside' }),
    node('circle', { cx: String(x), cy: '18', r: '5', class: inside ? 'now' : 'now outside' }),
  );
  return svg;
}

function node(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
