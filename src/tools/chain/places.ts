import { element } from '../shared/element.ts';
import { loadPart } from './load-part.ts';
import type { ChainView } from './view.ts';

/** Where a chain's sheet shows what comes in a script of its own. */
export interface ChainPlaces {
  ruler: HTMLElement;
  drawing: HTMLElement;
  printed: HTMLElement;
}

/** The script on its way, for which no verdict waits. */
export const loadDrawing = ({ dataset }: HTMLElement): Promise<NonNullable<typeof globalThis.kbChainDrawing>> =>
  loadPart(dataset.drawing, () => globalThis.kbChainDrawing);

/** Places that fill themselves as soon as they can; without the script the words beside them say the same. */
export function placesOf(view: ChainView, tool: HTMLElement, name: string | null): ChainPlaces {
  const places = {
    ruler: element('div', { className: 'ruler-place' }),
    drawing: element('section', { className: 'chain-drawing' }),
    printed: element('footer'),
  };
  void loadDrawing(tool).then(
    ({ fillChain }) => fillChain(places, view, { tool, name }),
    () => undefined,
  );
  return places;
}
