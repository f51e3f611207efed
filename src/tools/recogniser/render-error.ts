import { codeParts } from '../../core/flow/code-parts.ts';
import type { HostFields } from '../../core/intake/host-fields.ts';
import { element } from '../shared/element.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import type { SeenError } from './look.ts';
import { errorWords, productWords, say, words } from './words.ts';
import type { NearestError } from '../../core/recognise/nearest-errors.ts';

/** One known message: where it stands, what causes it, what to do and what to read on. */
export function renderError({ id, product, line, count, quote }: SeenError, root: string, own: HostFields): HTMLElement {
  const known = errorWords(product, id);
  const head = [
    say('error'),
    productWords(product)?.title ?? product,
    say('at-line', { line }),
    ...(count > 1 ? [say('times', { count })] : []),
  ];
  const section = element(
    'section',
    { className: 'object seen' },
    element('p', { className: 'verdict-kind', text: head.join('　') }),
    element('h3', { text: known?.title ?? id }),
  );
  section.append(element('pre', { className: 'quote' }, element('code', { text: quote })));
  if (known) {
    section.append(
      element(
        'dl',
        {},
        element('dt', { text: say('cause') }),
        element('dd', { text: known.cause }),
        element('dt', { text: say('fix') }),
        element('dd', { text: known.fix }),
      ),
      ...known.steps.map((step) => renderStep(step, productWords(product)?.fields ?? {}, own)),
    );
    if (section.querySelector('var')) section.append(element('p', { className: 'quiet', text: say('steps-note') }));
    addCopyButtons(section);
  } else section.append(element('p', { text: say('words-missing') }));
  const links = [element('a', { href: `${root}errors/${product}.html#${id}`, text: say('entry-page') })];
  if (known?.page) links.push(element('a', { href: root + known.page, text: say('guide') }));
  if (known?.flow) links.push(element('a', { href: `${root}flows/${known.flow}.html`, text: say('tree') }));
  section.append(element('p', { className: 'onward' }, ...links));
  return section;
}

/** A command to copy with the reader's own host; what is still to be replaced is marked. */
export function renderStep(step: string, examples: Readonly<Record<string, string>>, own: HostFields): HTMLElement {
  const code = element('code');
  for (const piece of codeParts(own['port'] ? step.replaceAll('{{domain}}:443', '{{domain}}:{{port}}') : step))
    code.append(typeof piece === 'string' ? piece : (own[piece.field] ?? element('var', { text: examples[piece.field] ?? piece.field })));
  const pre = element('pre', {}, code);
  pre.tabIndex = 0;
  return element('figure', { className: 'code' }, pre);
}

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
