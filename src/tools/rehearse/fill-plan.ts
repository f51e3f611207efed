import { checkValue } from '../../core/fill/check-value.ts';
import type { FieldKind } from '../../core/fill/field-kind.ts';
import { findHoles, type Piece } from '../../core/fill/find-holes.ts';
import { readFragment, writeFragment } from '../../core/fill/fragment.ts';
import { quote } from '../../core/fill/quote.ts';

/** What stands in a place while it has no value of its own. */
const examples = new WeakMap<Element, string>();

/**
 * Writes values, by the names of `content/fields.yaml`, into the commands of a plan, each by the rules of its place, and into its links
 * to the guide. A value that cannot stand in a place leaves the example there; so does one that is not given.
 */
export function fillPlan(plan: Element, values: Readonly<Record<string, string>>): void {
  for (const block of plan.querySelectorAll<HTMLElement>('pre[data-language]')) fillBlock(block, values);
  const own = readFragment((plan as HTMLElement).dataset['values'] ?? '').values;
  for (const link of plan.querySelectorAll<HTMLAnchorElement>('a[data-guide]')) {
    const [page = '', hash = ''] = (link.getAttribute('href') ?? '').split('#');
    link.setAttribute('href', page + writeFragment({ anchor: readFragment(hash).anchor, values: { ...own, ...values } }));
  }
}

function fillBlock(block: HTMLElement, values: Readonly<Record<string, string>>): void {
  const nodes: HTMLElement[] = [];
  const holes = findHoles(block.dataset['language'] ?? '', pieces(block, nodes));
  for (const [index, node] of nodes.entries()) {
    const example = examples.get(node) ?? node.textContent;
    examples.set(node, example);
    const hole = holes[index];
    const checked = checkValue(kindOf(node), values[node.dataset['field'] ?? ''] ?? '');
    const written = hole && checked.ok && checked.value !== '' ? quote(checked.value, hole) : null;
    node.textContent = written?.ok ? written.text : example;
  }
}

const kindOf = (node: HTMLElement): FieldKind => node.dataset['kind'] as FieldKind;

/** The block's text cut at its holes; their elements are added to `nodes`. */
function pieces(block: Node, nodes: HTMLElement[]): Piece[] {
  return [...block.childNodes].flatMap((node): Piece[] => {
    if (!(node instanceof HTMLElement) || node.dataset['field'] === undefined)
      return node.hasChildNodes() ? pieces(node, nodes) : [node.textContent ?? ''];
    nodes.push(node);
    return [{ kind: kindOf(node) }];
  });
}
