import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Wraps each table so that it scrolls by itself on a phone, and can be scrolled with the keyboard; its headings name it. */
export function rehypeTables() {
  return (tree: Root): void => {
    const used = new Map<string, number>();
    visit(tree, 'element', (node: Element, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && parent.properties.className?.includes('scroll')) return;
      const name = headingsOf(node).join('、') || '表格';
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], role: 'region', tabIndex: 0, ariaLabel: `${name}的表格${count > 1 ? count : ''}，可左右捲動` },
        children: [node],
      };
    });
  };
}

function headingsOf(table: Element): string[] {
  const headings: string[] = [];
  visit(table, 'element', (cell: Element) => {
    if (cell.tagName === 'th') headings.push(textOf(cell.children));
  });
  return headings.filter((text) => text !== '');
}

function textOf(nodes: ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : 'children' in node ? textOf(node.children) : '')).join('');
}
