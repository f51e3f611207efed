import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Makes the boxes of `- [ ] …` lists real ones: the text is the box's label, and it can be ticked on screen before printing. */
export function rehypeTaskLists() {
  return (tree: Root): void => {
    visit(tree, 'element', (item: Element) => {
      if (item.tagName !== 'li') return;
      const box = item.children.find((child): child is Element => child.type === 'element' && child.tagName === 'input');
      if (box?.properties.type !== 'checkbox') return;
      delete box.properties.disabled;
      item.children = [{ type: 'element', tagName: 'label', properties: {}, children: item.children }];
    });
  };
}
