import { excerptOf, markText, type Stretch } from '../../core/search/excerpt.ts';
import type { QueryUnit } from '../../core/search/query-units.ts';
import type { SearchRecord } from '../../core/search/record.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';
import { element } from '../shared/element.ts';
import { kindLabel, kindShape } from './kind-label.ts';

/** What the results of one query are shown with. */
export interface ResultView {
  units: readonly QueryUnit[];
  vocabulary: Vocabulary;
  /** The way from this page to the site's root: "", "../". */
  root: string;
}

/** One result as a link: what it is, its title, where it stands, and the sentence that answers. */
export function renderResult(record: SearchRecord, { units, vocabulary, root }: ResultView): HTMLAnchorElement {
  const marked = (stretches: readonly Stretch[]): (Node | string)[] =>
    stretches.map(({ text, marked: hit }) => (hit ? element('mark', { text }) : text));
  const link = element('a', { href: root + record.address, className: 'hit' });
  link.append(
    element('span', { className: 'hit-kind' }, icon(kindShape[record.kind]), kindLabel[record.kind]),
    element('span', { className: 'hit-title' }, ...marked(markText(record.title, units, vocabulary.simplified))),
  );
  if (record.trail !== '') link.append(element('span', { className: 'hit-trail', text: record.trail }));
  const excerpt = excerptOf(record.text, units, vocabulary.simplified);
  if (excerpt.length > 0) link.append(element('span', { className: 'hit-text' }, ...marked(excerpt)));
  return link;
}

function icon(shape: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}
