import type { ListItem, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Block } from '../core/reply/block.ts';
import { atHome, type LetterWords } from '../core/reply/plain-text.ts';
import { headingMark } from './mdx.ts';

/** A stretch of an article or an answer under one heading; the first has none. */
export interface LetterSection {
  heading: string;
  /** Its permanent id; "" without one. */
  id: string;
  blocks: Block[];
}

/** What a letter can use of an article or an answer: its first paragraph, and what stands under its headings. */
export interface LetterText {
  first: string;
  /** What the author warns of before the first heading. */
  warnings: string[];
  sections: LetterSection[];
}

type Element = Extract<RootContent, { type: 'mdxJsxFlowElement' }>;

/** Components of which a letter has nothing: pictures, choices, what belongs to 2017. */
const isLeftOut = (node: Element): boolean =>
  valueOf(node, 'type') === 'history' || ['FormSheet', 'FormField'].includes(node.name ?? '');

/** Reads the content of an article or an answer in its order; a heading of the given depth or below begins a section. */
export function letterText(content: readonly RootContent[], depth: 2 | 3, words: LetterWords): LetterText {
  const first = content.find((node) => node.type === 'paragraph');
  const sections: LetterSection[] = [{ heading: '', id: '', blocks: [] }];
  const add = (block: Block): void => void sections.at(-1)?.blocks.push(block);
  const prose = (nodes: readonly RootContent[]): string => atHome(plainText(nodes, words), words);

  const read = (nodes: readonly RootContent[], inStep: boolean): void => {
    for (const node of nodes) {
      if (node.type === 'heading') {
        const mark = headingMark(node);
        const heading = prose(mark ? [...node.children.slice(0, -1), { type: 'text', value: mark.before }] : node.children);
        if (node.depth <= depth) sections.push({ heading, id: mark?.id ?? '', blocks: [] });
        else add({ kind: 'heading', text: heading });
      } else if (node.type === 'paragraph') {
        if (node !== first) add({ kind: inStep ? 'note' : 'paragraph', text: prose(node.children) });
      } else if (node.type === 'code') {
        if (!/^history\b/.test(node.meta ?? '')) add(commandOf(node.lang ?? '', node.meta ?? '', node.value));
      } else if (node.type === 'list') {
        for (const item of node.children) readItem(item, (text) => ({ kind: 'item', text }), inStep);
      } else if (node.type === 'table') for (const text of rows(node)) add({ kind: 'item', text });
      else if (node.type === 'mdxJsxFlowElement') readElement(node, inStep);
    }
  };
  const readItem = ({ children: [lead, ...rest] }: ListItem, make: (text: string) => Block, inStep: boolean): void => {
    if (lead?.type === 'paragraph') add(make(prose(lead.children)));
    read(rest, inStep);
  };
  const readElement = (node: Element, inStep: boolean): void => {
    if (isLeftOut(node)) return;
    if (node.name === 'Steps') {
      const items = node.children.flatMap((list) => (list.type === 'list' ? list.children : []));
      for (const [at, item] of items.entries()) readItem(item, (text) => ({ kind: 'step', number: at + 1, text }), true);
      return;
    }
    if (node.name === 'Tab') add({ kind: 'choice', text: valueOf(node, 'label') });
    const title = node.name === 'Callout' ? valueOf(node, 'title') : '';
    if (title !== '') add({ kind: inStep ? 'note' : 'paragraph', text: `${title.replace(/[：。]$/, '')}：` });
    read(node.children, inStep);
  };
  const rows = ({ children: [head, ...body] }: Table): string[] =>
    body.map(({ children }) => {
      const cells = children.map((cell, at) => [prose(head?.children[at]?.children ?? []), prose(cell.children)] as const);
      const [[, lead] = ['', ''], ...rest] = cells.filter(([, cell]) => cell !== '');
      return [lead, ...rest.map(([name, cell]) => (rest.length > 1 && name !== '' ? `${name}：${cell}` : cell))].join('；');
    });

  const preface = content.slice(
    0,
    content.findIndex(({ type }) => type === 'heading'),
  );
  const warnings = preface.flatMap((node) =>
    node.type === 'mdxJsxFlowElement' && node.name === 'Callout' && valueOf(node, 'type') === 'warning'
      ? `${valueOf(node, 'title')}：${node.children.map((child) => ('children' in child ? prose(child.children) : '')).join('')}`
      : [],
  );
  read(content, false);
  return { first: first ? prose(first.children) : '', warnings, sections: sections.filter(({ heading, blocks }) => heading !== '' || blocks.length > 0) };
}

function commandOf(language: string, meta: string, code: string): Block {
  return { kind: 'command', language, title: /(?:^|\s)title="([^"]*)"/.exec(meta)?.[1] ?? '', code };
}

function valueOf(node: Element, name: string): string {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof attribute?.value === 'string' ? attribute.value : '';
}

/** Prose as plain text for a letter: links to other pages become 〈titles〉, doubts stay, markup goes. */
function plainText(content: readonly RootContent[], { doubt }: Pick<LetterWords, 'doubt'>): string {
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
      .replace(/(?<=[\p{Script=Han}。，；：]) +(?=\p{Script=Han})/gu, '')
      .trim()
  );
}
