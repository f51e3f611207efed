import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

/** A question with what the right answer says: patterns that the linked section must all match. */
export interface Question {
  q: string;
  page: string[];
}

const read = (path: string): Question[] => JSON.parse(readFileSync(path, 'utf8')) as Question[];
const shared = join(import.meta.dirname, '../../../shared/search/queries.json');

/** Question sets by name; the public one is there only where the test data is. */
export const questionSets: Record<string, Question[]> = {
  own: read(join(import.meta.dirname, '../fixtures/search/questions.json')),
  ...(existsSync(shared) ? { public: read(shared) } : {}),
};

type Tree = ReturnType<typeof parseDocument>;
type Node = Tree['children'][number];
const trees = new Map<string, Tree>();

/** The text that an address of the built site leads to: from a heading to the next one of its level, another element whole, the page where there is no fragment. */
export function textAt(dist: string, address: string): string {
  const [page = '', id = ''] = address.split('#');
  const tree = trees.get(page) ?? parseDocument(readFileSync(join(dist, page), 'utf8'));
  trees.set(page, tree);
  const target = DomUtils.findOne(
    (element) => (id === '' ? element.name === 'main' : element.attribs.id === decodeURIComponent(id)),
    tree.children,
  );
  if (!target) return '';
  const level = Number(/^h([1-6])$/.exec(target.name)?.[1] ?? 0);
  if (level === 0) return DomUtils.textContent(target);
  let text = '';
  let reading = false;
  const visit = (node: Node): boolean => {
    if (node === target) reading = true;
    else if (reading && 'name' in node && Number(/^h([1-6])$/.exec(node.name)?.[1] ?? 9) <= level) return false;
    if (reading && node.type === ElementType.Text) text += DomUtils.textContent(node);
    return !('children' in node) || node.children.every(visit);
  };
  tree.children.every(visit);
  return text;
}
