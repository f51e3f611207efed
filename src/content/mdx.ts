import type { Heading as HeadingNode, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { content as ownContent } from './content-folder.ts';
import { datedFacts, saidBy, type DatedFacts } from './dated-facts.ts';
import { generatedCode } from './generated-code.ts';

type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
type Attribute = Element['attributes'][number];

/** One `<Answer>` of the FAQ. */
export interface Answer {
  id: string;
  title: string;
  /** "" where the tag says nothing. */
  status: string;
  /** Slides of the 2017 deck that it carries. */
  slides: string[];
  line: number;
  content: readonly RootContent[];
}

/** A heading; `id` is null where it has no `[#id]`, `source` its lines as they are written. */
export interface Heading {
  depth: number;
  id: string | null;
  source: string;
  line: number;
}

/** A code block. `meta` is what stands behind the language; `code` what readers see; `fence` the marks that open it. */
export interface CodeBlock {
  language: string;
  meta: string;
  code: string;
  fence: string;
  line: number;
}

/** A tag's permanent name. */
export interface Named {
  id: string;
  line: number;
}

/** A stretch of the source, as offsets. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch outside of code blocks and comments that readers get to see or to follow; an address is a link's or an `href`. */
export interface Piece extends Stretch {
  kind: 'text' | 'code' | 'address' | 'attribute';
  /** What it says, escapes and entities read. */
  value: string;
  /** Of an attribute. */
  name?: string;
  line: number;
}

/** What is wrong with a source, for the editor. */
export interface MdxFault {
  line: number;
  message: string;
}

/** An article's source as its page is made of it. Lines are the file's. */
export interface Mdx {
  source: string;
  content: readonly RootContent[];
  answers: readonly Answer[];
  headings: readonly Heading[];
  blocks: readonly CodeBlock[];
  terms: readonly Named[];
  unverified: readonly (Named & { text: string })[];
  pieces: readonly Piece[];
  /** What tells of the past: callouts, answers and blocks that say so. */
  history: readonly Stretch[];
  faults: readonly MdxFault[];
}

// What the pages are read with, so that both find the same.
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).use(remarkMdx);

/** Tags of which the site knows the attributes without building the page. */
const NAMED: ReadonlySet<string> = new Set(['Answer', 'Term', 'Unverified']);
/** Attributes that readers get to see, or follow. */
export const SPOKEN: ReadonlySet<string> = new Set(['title', 'label', 'from', 'reject', 'help', 'href']);

const known = new WeakMap<DatedFacts, Map<string, Mdx>>();

/** Reads an article's body, which begins on `firstLine` of its file. A source that is no MDX has nothing but its fault. */
export function readMdx(source: string, firstLine = 1, facts: DatedFacts = datedFacts(ownContent)): Mdx {
  const kept = known.get(facts) ?? new Map<string, Mdx>();
  known.set(facts, kept);
  const key = `${firstLine} ${source}`;
  const mdx = kept.get(key) ?? parseMdx(source, firstLine, facts);
  kept.set(key, mdx);
  return mdx;
}

function parseMdx(source: string, firstLine: number, facts: DatedFacts): Mdx {
  const answers: Answer[] = [];
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  const terms: Named[] = [];
  const unverified: (Named & { text: string })[] = [];
  const pieces: Piece[] = [];
  const history: Stretch[] = [];
  const faults: MdxFault[] = [];
  const made = { source, answers, headings, blocks, terms, unverified, pieces, history, faults };

  const stretchOf = ({ position }: Nodes | Attribute): Stretch & { line: number } => {
    if (position?.start.offset === undefined || position.end.offset === undefined) throw new Error('A parsed node has no place.');
    return { start: position.start.offset, end: position.end.offset, line: position.start.line + firstLine - 1 };
  };

  let root: Root;
  try {
    root = processor.parse(source);
  } catch (error) {
    const { line = 1, reason } = error as { line?: number; reason?: string };
    if (reason === undefined) throw error;
    return { ...made, content: [], faults: [{ line: line + firstLine - 1, message: `不是正確的 MDX：${reason}` }] };
  }
  for (const { line, message } of readCitations(root, facts)) faults.push({ line: line + firstLine - 1, message });
  visit(root, (node, _index, parent) => {
    if (node.type === 'root') return;
    const at = stretchOf(node);
    switch (node.type) {
      case 'heading':
        headings.push({ depth: node.depth, id: headingMark(node)?.id ?? null, source: source.slice(at.start, at.end), line: at.line });
        break;
      case 'code': {
        const { lang, meta } = node;
        const { code, fault } = generatedCode(meta ?? '', node.value.trimEnd());
        if (fault !== null) faults.push({ line: at.line, message: fault });
        node.value = code;
        const mark = source[at.start] ?? '';
        const line = source.slice(at.start, at.end);
        const fence = line.slice(0, [...line].findIndex((character) => character !== mark));
        blocks.push({ language: lang ?? '', meta: meta ?? '', code, fence, line: at.line });
        if (meta?.split(' ')[0] === 'history') history.push(at);
        break;
      }
      case 'text':
        pieces.push({ ...at, kind: 'text', value: node.value });
        break;
      case 'inlineCode':
        pieces.push({ ...at, kind: 'code', value: node.value });
        break;
      case 'link':
      case 'definition':
      case 'image':
        if (node.type !== 'link' || !isBare(node)) pieces.push({ ...at, kind: 'address', value: node.url });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        readTag(node, at, parent);
        break;
      default:
      // Whatever else there is consists of these.
    }
  });
  return { ...made, content: root.children };

  function readTag(node: Element, at: Stretch & { line: number }, parent: Parents | undefined): void {
    const values: Record<string, string> = {};
    for (const attribute of node.attributes) {
      const value = literalOf(attribute);
      if (attribute.type !== 'mdxJsxAttribute' || value === null) {
        const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '屬性';
        if (NAMED.has(node.name ?? '') || SPOKEN.has(name))
          faults.push({ line: at.line, message: `<${node.name}> 的 ${name} 要直接寫成引號裡的文字，不能是算出來的。` });
        continue;
      }
      values[attribute.name] = value;
      pieces.push({ ...valueStretch(attribute), kind: attribute.name === 'href' ? 'address' : 'attribute', name: attribute.name, value });
    }
    const { id = '', title = '', status = '', slides = '' } = values;
    const needs = (name: string, value: string): void => {
      if (value === '') faults.push({ line: at.line, message: `<${node.name}> 缺少 ${name}。` });
    };
    switch (node.name) {
      case 'Answer':
        needs('id', id);
        needs('title', title);
        if (parent?.type !== 'root') faults.push({ line: at.line, message: '<Answer> 不能放在別的標籤裡面。' });
        answers.push({ id, title, status, slides: slides.split(/[\s,、]+/).filter((slide) => slide !== ''), line: at.line, content: node.children });
        if (status === 'historical') history.push(at);
        break;
      case 'Callout':
        if (values.type === 'history') history.push(at);
        break;
      case 'Term':
        needs('id', id);
        terms.push({ id, line: at.line });
        break;
      case 'Unverified':
        needs('id', id);
        unverified.push({ id, line: at.line, text: toString(node).trim() });
        break;
      default:
      // Other components carry nothing that others look for.
    }
  }

  /** Where an attribute's value stands, without its quotes. */
  function valueStretch(attribute: Attribute): Stretch & { line: number } {
    const { start, end, line } = stretchOf(attribute);
    const equals = source.indexOf('=', start);
    if (equals < 0 || equals >= end) return { start: end, end, line };
    const from = equals + 1;
    const open = from + source.slice(from, end).search(/\S/);
    return { start: open + 1, end: end - 1, line };
  }
}

/** The page of dates, where every fact has its row. */
const DATES = '/dates.html';

/** Puts what `<Fact id="…" />` says in its place, as a link to the fact. What cannot be said is left out and told; lines are the source's. */
export function readCitations(root: Root, facts: DatedFacts): MdxFault[] {
  const faults: MdxFault[] = [];
  visit(root, (node, index, parent) => {
    if ((node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') || node.name !== 'Fact') return;
    const values = Object.fromEntries(node.attributes.flatMap((attribute) => (attribute.type === 'mdxJsxAttribute' ? [[attribute.name, literalOf(attribute)]] : [])));
    const { id = '', show } = values as { id?: string; show?: string };
    const said = saidBy(facts, id, show);
    if (said === null) {
      const shown = show === undefined ? '' : ` show="${show}"`;
      faults.push({ line: node.position?.start.line ?? 1, message: `沒有這個事實：<Fact id="${id}"${shown} />。代號是 content/facts 的檔名。` });
    }
    const { position } = node;
    const text: Text = { type: 'text', value: said ?? '', ...(position && { position }) };
    const link: RootContent = { type: 'link', url: `${DATES}#${id}`, children: [text], ...(position && { position }) };
    if (parent && index !== undefined) (parent.children as RootContent[])[index] = node.type === 'mdxJsxTextElement' ? link : { type: 'paragraph', children: [link], ...(position && { position }) };
  });
  return faults;
}

const MARK = /\s*\[#([a-z0-9][a-z0-9-]*)\]\s*$/;

/** The permanent id of `## 步驟 [#steps]`: the text that it stands in, and the heading's words before it in that text. */
export function headingMark(heading: HeadingNode): { id: string; text: Text; before: string } | null {
  const text = heading.children.at(-1);
  const mark = text?.type === 'text' ? MARK.exec(text.value) : null;
  return text?.type === 'text' && mark?.[1] !== undefined ? { id: mark[1], text, before: text.value.slice(0, mark.index) } : null;
}

/** An attribute's text: in quotes, or as an expression that is a text and nothing else; null otherwise. */
function literalOf(attribute: Attribute): string | null {
  if (attribute.type !== 'mdxJsxAttribute') return null;
  const { value } = attribute;
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const [statement] = value.data?.estree?.body ?? [];
  if (statement?.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  if (expression.type === 'Literal' && typeof expression.value === 'string') return expression.value;
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0) return expression.quasis[0]?.value.cooked ?? null;
  return null;
}

/** An address that stands there by itself. */
function isBare(link: Extract<Nodes, { type: 'link' }>): boolean {
  return toString(link) === link.url;
}
