import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/connection';
import { probeLabel } from '../../core/probe/probe-words.ts';
import { serverProducts, type ProbeVerdict, type ServerProduct } from '../../core/probe/probe-verdict.ts';
import { loadPart } from '../chain/load-part.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone } from '../shared/verdict-card.ts';
import { mendingOf } from './mending.ts';
import type { Told } from './told.ts';
import { allWords, toneOfWeight, type ConnectionView } from './view.ts';

const NAMES: Readonly<Record<ServerProduct, string>> = {
  iis: 'IIS',
  nginx: 'nginx',
  apache: 'Apache',
  tomcat: 'Tomcat',
  haproxy: 'HAProxy',
  other: ui.otherProduct,
};

/** The guide that says how a certificate and its chain get into each. */
const GUIDES: Readonly<Record<ServerProduct, string>> = {
  iis: 'install/iis.html#chain',
  nginx: 'install/nginx.html#chain',
  apache: 'install/apache.html#chain',
  tomcat: 'install/tomcat.html#chain',
  haproxy: 'services/haproxy.html#chain',
  other: 'chain/import-packs.html#products',
};

let shown = 0;

/** What was not seen is the first to be mended where it keeps us from a verdict. */
export const isToDo = ({ weight, fix }: Told, { verdict }: ProbeVerdict): boolean =>
  weight === 'error' || weight === 'warning' || (weight === 'unseen' && verdict === 'unreadable' && fix !== null);

/** What is to be done, the worst first, for the server that the reader has; then what only is to be known. */
export function renderFindings(told: readonly Told[], verdict: ProbeVerdict, view: ConnectionView): HTMLElement {
  const wanted = told.filter((each) => isToDo(each, verdict));
  const remarks = told.filter(({ weight }) => weight === 'info');
  const made = element('section', { className: 'chain-problems' }, element('h3', { text: ui.toDo }));
  const items = wanted.map((each, place) => item(each, verdict, view, place === 0));
  if (items.length === 0) made.append(element('p', { text: ui.nothingToDo }));
  else {
    const isOfServer = wanted.some(({ weight }) => weight !== 'unseen');
    const guide = element('a');
    const choose = productChoice(verdict, (product) => {
      for (const { show } of items) show(product);
      guide.href = view.root + GUIDES[product];
      guide.textContent = product === 'other' ? ui.guideOther : ui.guide({ product: NAMES[product] });
    });
    made.append(
      ...(isOfServer ? [element('div', { className: 'bench-row connection-product' }, choose, guide)] : []),
      element('ul', { className: 'findings' }, ...items.map(({ made: one }) => one)),
      ...(isOfServer ? [element('p', { className: 'quiet', text: ui.again })] : []),
    );
  }
  if (remarks.length > 0)
    made.append(
      element('h3', { text: ui.remarks }),
      element('ul', { className: 'findings' }, ...remarks.map((each) => item(each, verdict, view, false).made)),
    );
  return made;
}

/** Guessed from what the server says of itself, and to be changed by who knows better. */
function productChoice({ product, record }: ProbeVerdict, chosen: (product: ServerProduct) => void): HTMLElement {
  const select = element('select');
  select.id = `product-${++shown}`;
  for (const each of serverProducts) {
    const option = element('option', { text: NAMES[each] });
    option.value = each;
    select.append(option);
  }
  select.value = product ?? 'other';
  select.addEventListener('change', () => chosen(select.value as ServerProduct));
  chosen(product ?? 'other');
  const label = element('label', { text: ui.product });
  label.htmlFor = select.id;
  const field = record.https?.server ?? record.http?.server ?? null;
  return element(
    'span',
    { className: 'connection-choice' },
    label,
    select,
    element('span', { className: 'quiet', text: field === null ? ui.noServerField : ui.serverField({ field }) }),
  );
}

interface Item {
  made: HTMLElement;
  show: (product: ServerProduct) => void;
}

function item(
  { weight, text, fix, page, mending }: Told,
  { record }: ProbeVerdict,
  { root, tool }: ConnectionView,
  isFirst: boolean,
): Item {
  const lead = isFirst ? ui.first : `${probeLabel(allWords(), `severity-${weight}`)}：`;
  const body = element('div', {}, element('p', {}, element('b', { text: lead }), element('span', { text })));
  if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
  let show = (_product: ServerProduct): void => undefined;
  if (mending !== null) {
    const summary = element('summary');
    const place = element('div');
    const details = element('details', {}, summary, place);
    details.open = isFirst;
    show = (product) => {
      summary.textContent = product === 'other' ? ui.mendOther : ui.mend({ product: NAMES[product] });
      void loadPart(tool.dataset.connectionFixes, () => globalThis.kbProbeFixes).then(
        (fixes) => {
          const found = fixes[mending];
          if (found) place.replaceChildren(...mendingOf(found, product, record));
        },
        // The sentence above stands by itself.
        () => details.remove(),
      );
    };
    body.append(details);
  }
  if (page !== null) body.append(element('p', { className: 'quiet' }, element('a', { href: root + page, text: commonUi.howTo })));
  const made = element('li', { className: 'finding' }, body);
  made.prepend(shapeIcon());
  showTone(made, toneOfWeight[weight]);
  return { made, show };
}
