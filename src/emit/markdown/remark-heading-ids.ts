import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const MARK = /\s*\[#([a-z0-9][a-z0-9-]*)\]\s*$/;

/** Takes the permanent id out of `## 步驟 [#steps]` and puts it on the heading, so that links survive a new wording. */
export function remarkHeadingIds() {
  return (tree: Root): void => {
    visit(tree, 'heading', (heading: Heading) => {
      const last = heading.children.at(-1);
      if (last?.type !== 'text') return;
      const mark = MARK.exec(last.value);
      if (!mark) return;
      last.value = last.value.slice(0, mark.index);
      // Read by remark-rehype; mdast's own types do not know the field.
      heading.data = { ...heading.data, hProperties: { id: mark[1] } };
    });
  };
}
