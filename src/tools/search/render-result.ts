import { ui } from 'content:interface/search';
import { addressFor } from '../../core/search/code-row.ts';
import type { RecordKind, SearchRecord } from '../../core/search/record.ts';
import { excerptOf, markText, type Stretch } from '../../core/search/excerpt.ts';
import type { QueryUnit } from '../../core/search/query-units.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';
import { element } from '../shared/element.ts';

/** What a result is, as a word. */
const kindLabel: Readonly<Record<RecordKind, string>> = {
  page: ui.kindPage,
  section: ui.kindSection,
  answer: ui.kindAnswer,
  error: ui.kindError,
  flow: ui.kindFlow,
  outcome: ui.kindOutcome,
  tool: ui.kindTool,
  term: ui.kindTerm,
  rule: ui.kindRule,
  authority: ui.kindAuthority,
  list: ui.kindList,
  cause: ui.kindCause,
};

const SHEET = 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7';
const FORK = 'M12 3v6M12 9l-6 5v3M12 9l6 5v3M4 17h4v4H4zM16 17h4v4h-4z';

/** The same as a drawing of lines in a box of 24. */
const kindShape: Readonly<Record<RecordKind, string>> = {
  page: SHEET,
  section: 'M5 5h14M5 10h14M5 15h9M5 20h6',
  answer: 'M4 4h16v12h-9l-5 4v-4H4zM9 8.5c0-3 6-3 6 0 0 2-3 1.5-3 3.5M12 13.5v.5',
  error: 'M12 3l9.5 17h-19zM12 9v5M12 16.5v1',
  flow: FORK,
  outcome: FORK,
  tool: 'M14 6a4 4 0 0 1 5-3l-3 3 2 2 3-3a4 4 0 0 1-5 5L7 19a2 2 0 0 1-3-3z',
  term: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14',
  rule: 'M4 12l5 5L20 6',
  authority: 'M5 3h14v12H5zM8 7h8M8 10h5M9 15v6l3-2 3 2v-6',
  cause: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16 16l5 5M11 8v3M11 13.5v.5',
  list: 'M4 6h2M10 6h10M4 12h2M10 12h10M4 18h2M10 18h10',
};

/** What the results of one query are shown with. */
export interface ResultView {
  query: string;
  units: readonly QueryUnit[];
  vocabulary: Vocabulary;
  /** The way from this page to the site's root: "", "../". */
  root: string;
}

/** One result as a link: what it is, its title, where it stands, and the sentence that answers. */
export function renderResult(record: SearchRecord, { query, units, vocabulary, root }: ResultView): HTMLAnchorElement {
  const marked = (stretches: readonly Stretch[]): (Node | string)[] =>
    stretches.map(({ text, marked: hit }) => (hit ? element('mark', { text }) : text));
  const link = element('a', { href: root + addressFor(record, query), className: 'hit' });
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
