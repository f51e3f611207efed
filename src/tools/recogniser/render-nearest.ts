import type { NearestError } from '../../core/recognise/nearest-errors.ts';
import { element } from '../shared/element.ts';
import { errorWords, productWords, say, words } from './words.ts';

/** Says that nothing was recognised, and what comes closest. */
export function renderNearest(nearest: readonly NearestError[], root: string): HTMLElement {
  const box = element(
    'section',
    { className: 'callout note unknown' },
    element('strong', { text: say('unknown') }),
    element('p', { text: say('unknown-text') }),
  );
  const fix = words['unknown-text']?.fix;
  if (fix) box.append(element('p', { text: fix }));
  if (nearest.length > 0) {
    const items = nearest.map(({ id, product, line }) =>
      element(
        'li',
        {},
        `${say('at-line', { line })}　${productWords(product)?.title ?? product}：`,
        element('a', { href: `${root}errors/${product}.html#${id}`, text: errorWords(product, id)?.title ?? id }),
      ),
    );
    box.append(element('p', { text: `${say('nearest')}：` }), element('ul', {}, ...items));
  }
  const links = ['trees', 'catalogue'].map((code) => element('a', { href: root + (words[code]?.page ?? ''), text: say(code) }));
  box.append(element('p', { className: 'onward' }, ...links));
  return box;
}
