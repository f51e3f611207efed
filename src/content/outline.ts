import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { LetterWords } from '../core/reply/plain-text.ts';
import type { Outline } from '../core/reply/short-form.ts';
import { headingMark } from './mdx.ts';

/** What a letter can use of an article or an answer: its first paragraph, its steps, its headings of one depth. */
export function outlineOf(content: readonly RootContent[], depth: 2 | 3, words: Pick<LetterWords, 'doubt'>): Outline {
  const first = content.find((node) => node.type === 'paragraph');
  const lists: string[][] = [];
  const sections: Outline['sections'] = [];
  const root: Root = { type: 'root', children: [...content] };
  visit(root, (node) => {
    if (node.type === 'heading' && node.depth === depth) {
      const mark = headingMark(node);
      sections.push({
        heading: letterText(mark ? [...node.children.slice(0, -1), { type: 'text', value: mark.before }] : node.children, words),
        lists: 0,
      });
    }
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Steps') return;
    const items = node.children.flatMap((list) => (list.type === 'list' && list.ordered ? list.children : []));
    lists.push(items.map(({ children: [lead] }) => (lead?.type === 'paragraph' ? letterText(lead.children, words) : '')));
    const section = sections.at(-1);
    if (section) section.lists++;
  });
  return { first: first ? letterText(first.children, words) : '', lists, sections };
}

/** Prose as plain text for a letter: links to other pages become 〈titles〉, doubts stay, markup goes. */
function letterText(content: readonly RootContent[], { doubt }: Pick<LetterWords, 'doubt'>): string {
  let text = '';
  // A title stands in brackets, without blanks before and behind it.
  let isAfterTitle = false;
  const add = (more: string): void => {
    text += isAfterTitle ? more.replace(/^[ \t]+/, '') : more;
    isAfterTitle = false;
  };
  const read = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'link' && node.url.startsWith('/') && !text.endsWith('〈')) {
        text = `${text.trimEnd()}〈${toString(node)}〉`;
        isAfterTitle = true;
      } else if ('children' in node) {
        read(node.children);
        if (node.type === 'mdxJsxTextElement' && node.name === 'Unverified') add(doubt);
      } else if (node.type === 'text' || node.type === 'inlineCode') add(node.value);
      else if (node.type === 'break') add('\n');
    }
  };
  read(content);
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .join('')
      // Authors set blanks around tags.
      .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
      .trim()
  );
}
