import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

/** A question as somebody types it, with what the right answer is. */
export interface Question {
  q: string;
  /** Who asks, or what kind of slip it holds; the name of the set where that is not said. */
  who: string;
  /** The right places, where the set names them. */
  want: readonly string[];
  /** Whether the place that an address of the built site leads to answers it. */
  isAnsweredAt: (dist: string, address: string) => boolean;
}

/** A question as it lies in a file. */
interface StoredQuestion {
  q: string;
  /** Patterns that the text of the right place matches, all of them. */
  page?: string[];
  /** The right places: a page answers with each of its pieces, a fragment only with itself. */
  want?: string[];
  who?: string;
  kind?: string;
  /** False where the site has no answer. */
  covered?: false;
}

const fixtures = join(import.meta.dirname, '../fixtures/search');
const shared = join(import.meta.dirname, '../../../shared/search');

const read = <Value>(path: string): Value[] => JSON.parse(readFileSync(path, 'utf8')) as Value[];

/**
 * Question sets by name, see tests/fixtures/search/README.md; the public ones are there only where the test data is. In the second public
 * one the patterns read the title of the page and a line end before the text.
 */
export const questionSets: Record<string, Question[]> = {
  own: questions('own', join(fixtures, 'questions.json')),
  tuning: questions('tuning', join(fixtures, 'tuning-questions.json')),
  kept: questions('kept', join(fixtures, 'kept-questions.json')),
  'tuning-2': questions('tuning-2', join(fixtures, 'tuning-questions-2.json')),
  'kept-2': questions('kept-2', join(fixtures, 'kept-questions-2.json')),
  misspelled: questions('misspelled', join(fixtures, 'misspelled.json')),
  ...(existsSync(shared)
    ? { public: questions('public', join(shared, 'queries.json')), 'public-2': questions('public-2', join(shared, 'queries-2.json'), true) }
    : {}),
};

/** Queries without a slip, of which nothing may be corrected. */
export const correctQueries = read<{ q: string }>(join(fixtures, 'correct.json')).map(({ q }) => q);

function questions(set: string, path: string, titled = false): Question[] {
  if (!existsSync(path)) return [];
  return read<StoredQuestion>(path)
    .filter(({ covered }) => covered !== false)
    .map(({ q, page, want = [], who, kind }) => ({
      q,
      want,
      // Slips are told apart by how they come about, questions by who asks.
      who: who ?? kind ?? set,
      isAnsweredAt: (dist, address) => {
        if (!page) return want.some((place) => place === address || place === address.split('#')[0]);
        const text = titled ? `${titleOf(dist, address)}\n${textAt(dist, address).trimStart()}` : textAt(dist, address);
        return page.every((pattern) => new RegExp(pattern, 'u').test(text));
      },
    }));
}

type Tree = ReturnType<typeof parseDocument>;
type Node = Tree['children'][number];
const trees = new Map<string, Tree>();

function treeOf(dist: string, page: string): Tree {
  const tree = trees.get(page) ?? parseDocument(readFileSync(join(dist, page), 'utf8'));
  trees.set(page, tree);
  return tree;
}

function titleOf(dist: string, address: string): string {
  const tree = treeOf(dist, address.split('#')[0] ?? '');
  return DomUtils.textContent(DomUtils.findOne(({ name }) => name === 'title', tree.children) ?? []);
}

/** The text that an address of the built site leads to: from a heading to the next one of its level, another element whole, the page where there is no fragment. */
export function textAt(dist: string, address: string): string {
  const [page = '', id = ''] = address.split('#');
  const tree = treeOf(dist, page);
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
