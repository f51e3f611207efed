import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Wraps each table so that it scrolls by itself on a phone, and can be scrolled with the keyboard. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && parent.properties.className === 'scroll') return;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: 'scroll', role: 'region', tabIndex: 0, ariaLabel: '表格，可左右捲動' },
        children: [node],
      };
    });
  };
}
