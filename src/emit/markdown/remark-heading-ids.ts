import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { headingMark } from '../../content/mdx.ts';

/** Takes the permanent id out of the heading's text and puts it on the heading, so that links survive a new wording. */
export function remarkHeadingIds() {
  return (tree: Root): void => {
    visit(tree, 'heading', (heading: Heading) => {
      const mark = headingMark(heading);
      if (!mark) return;
      mark.text.value = mark.before;
      // Read by remark-rehype; mdast's own types do not know the field.
      heading.data = { ...heading.data, hProperties: { id: mark.id } };
    });
  };
}
