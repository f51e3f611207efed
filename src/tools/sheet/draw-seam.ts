import { ui } from 'content:interface/sheet';
import type { Seam } from '../../core/chain/seams.ts';
import { element } from '../shared/element.ts';
import { svgNode } from './svg.ts';

/** The tab of the upper edge, the socket of the lower one: they are one line where the two fit. */
const TAB = 'M0 1H24L16 25H136L128 1H160';
const SOCKET = 'M0 47H24V63Q24 71 32 71H120Q128 71 128 63V47H160';
const MARK = { fits: '✓', alike: '＝', open: '？', apart: '✕', missing: '✕' } as const;

/** The edge between two certificates: the key above as it calls itself, over what the one below calls it. `text` says how they fit. */
export function drawSeam({ state, upper, lower }: Seam, text: string): HTMLElement {
  const isOpen = state === 'apart' || state === 'missing';
  const picture = svgNode('svg', { viewBox: `0 0 160 ${isOpen ? 76 : 50}`, 'aria-hidden': 'true' });
  const key = (value: string | null, y: number): SVGElement => svgNode('text', { x: 76, y, 'text-anchor': 'middle' }, value ?? '？');
  picture.append(
    svgNode('path', { d: TAB, class: 'tab' }),
    ...(isOpen ? [svgNode('path', { d: SOCKET, class: 'socket' })] : []),
    key(upper, 18),
    key(lower, isOpen ? 63 : 42),
  );
  const spoken = ui.seamSpoken({ upper: upper ?? ui.noKey, lower: lower ?? ui.noKey });
  const made = element('div', { className: `seam ${isOpen ? 'torn' : 'joined'} ${state}` });
  made.append(
    picture,
    element('p', {}, element('b', { text: `${MARK[state]} ${text}` }), element('span', { className: 'sr', text: spoken })),
  );
  return made;
}
