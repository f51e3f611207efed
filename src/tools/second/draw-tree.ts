import { ui } from 'content:interface/second';
import type { TreeNode } from '../../core/second/asn1-tree.ts';
import { element } from '../shared/element.ts';

/** ASN.1 as nested lists. */
export function drawTree(nodes: readonly TreeNode[]): HTMLUListElement {
  return element('ul', {}, ...nodes.map(drawNode));
}

function drawNode({ type, value, bytes, inside, rest }: TreeNode): HTMLLIElement {
  const item = element('li', {}, element('span', { className: 'quiet', text: type }));
  if (value) item.append(' ', element('span', { className: 'data', text: value }));
  if (rest === 'folded') item.append(' ', ui.folded({ bytes }));
  if (inside.length > 0) item.append(drawTree(inside));
  if (rest === 'limit' || rest === 'broken')
    item.append(element('p', { className: 'quiet', text: rest === 'limit' ? ui.limit : ui.broken }));
  return item;
}
