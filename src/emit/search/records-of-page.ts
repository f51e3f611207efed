import { DomUtils, ElementType, parseDocument } from 'htmlparser2';
import { isLanguageLabel } from '../../site/language-label.ts';
import type { RecordKind, SearchRecord } from '../../core/search/record.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: Record<string, string> }>;

/** Parts of a page that are not its text: ways around it, forms, drawings, provenance. */
const LEFT_OUT_TAGS = new Set(['nav', 'thead', 'noscript', 'template', 'script', 'style', 'svg', 'form', 'textarea', 'select']);
const LEFT_OUT_CLASSES = new Set([
  'crumbs',
  'toc-inline',
  'sources',
  'stamp',
  'tip',
  'fill',
  'walk-bar',
  'walk-row',
  'walk-status',
  'trail',
  'number',
  'codes',
  'jump',
  'sr',
  'onward',
  'to',
  'which-ca',
  'forwarded',
  'ran',
  'verified',
]);
const BLOCKS = new Set([
  'p',
  'li',
  'dt',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'pre',
  'figcaption',
  'div',
  'section',
  'ul',
  'ol',
  'dl',
  'table',
  'details',
  'summary',
  'blockquote',
  'br',
  'figure',
]);
const SEPARATORS: Readonly<Record<string, string>> = { dt: '：', th: '：', td: '；' };
/** Pages that only lead to others: found by their titles. */
const LISTS = /^(?:index|sitemap|errors|flows|faq|tools|slides|sources|pending|changes|search|[a-z]+)\.html$/;

/** A record with what else it is called: the texts of an error message, the symptoms of a tree. */
export interface FoundRecord extends SearchRecord {
  also: string;
  /** What a page is called in menus: a second, shorter title. Empty for pieces of pages. */
  short: string;
}

interface Open {
  record: FoundRecord;
  /** Heading level that ends it; a section element ends with its end tag instead. */
  level: number;
  lines: string[];
}

/** The records of one built page: the page itself, and each piece of it that has an address. `page` is its path from the site's root. */
export function recordsOfPage(page: string, html: string): FoundRecord[] {
  const document = parseDocument(html);
  const main = DomUtils.findOne((element) => element.name === 'main', document.children);
  const heading = main && DomUtils.findOne((element) => element.name === 'h1', main.children);
  if (!main || !heading) return [];
  const title = tidy(DomUtils.textContent(heading));
  const list = LISTS.test(page) && !['rules.html', 'glossary.html', 'findings.html'].includes(page);
  const whole: Open = {
    record: { kind: list ? 'list' : pageKind(page), address: page, title, trail: '', text: '', also: '', short: shortName(main) },
    level: 1,
    lines: [],
  };
  const done: Open[] = [whole];
  let open: Open[] = [whole];

  let code = 0;
  const write = (text: string, kept: boolean): void => {
    const [first = '', ...rest] = kept ? text.split('\n') : [text];
    for (const { lines } of open) lines.push(`${lines.pop() ?? ''}${first}`, ...rest);
  };
  const newLine = (): void => {
    for (const { lines } of open) if (lines.at(-1) !== '') lines.push('');
  };
  const start = (kind: RecordKind, id: string, name: string, level: number): Open => {
    const around = open.filter((each) => each !== whole).map(({ record }) => record.title);
    const piece: Open = {
      record: { kind, address: `${page}#${id}`, title: name, trail: [title, ...around].join(' › '), text: '', also: '', short: '' },
      level,
      lines: [''],
    };
    open.push(piece);
    done.push(piece);
    return piece;
  };
  whole.lines.push('');

  const visit = (node: Node): void => {
    if (node.type === ElementType.Text) return write(node.data, code > 0);
    if (!('attribs' in node)) return;
    const element = node;
    const classes = (element.attribs.class ?? '').split(' ');
    if (
      element === heading ||
      'data-pagefind-ignore' in element.attribs ||
      LEFT_OUT_TAGS.has(element.name) ||
      classes.some((name) => LEFT_OUT_CLASSES.has(name)) ||
      (element.name === 'button' && !classes.includes('term'))
    )
      return;
    if (element.name === 'figcaption' && isLanguageLabel(ownText(element))) return;
    if (classes.includes('quiet') && /^(?:來源|適用)：/.test(tidy(DomUtils.textContent(element)))) return;
    if (classes.includes('texts') || classes.includes('also'))
      for (const { record } of open) if (record.trail !== '') record.also += `${tidy(DomUtils.textContent(element))} `;
    const piece = pieceOf(page, element, classes);
    const level = /^h([2-4])$/.exec(element.name)?.[1];
    if (level) open = open.filter((each) => each.level < Number(level));
    let own: Open | undefined;
    if (piece) own = start(piece.kind, piece.id, piece.title, level ? Number(level) : 1);
    // The bold first words of a callout are its heading.
    const block =
      BLOCKS.has(element.name) ||
      (element.name === 'strong' &&
        'attribs' in (element.parent ?? {}) &&
        (element.parent as Element).attribs.class?.startsWith('callout') === true);
    if (block) newLine();
    if (element.name === 'pre') code++;
    // A piece's own heading is its title and not its text.
    const inside = level && own ? open : null;
    if (inside) open = open.filter((each) => each !== own);
    for (const child of element.children) visit(child);
    if (element.name === 'pre') code--;
    // A label and its text, and the cells of a row, are read as one sentence.
    const after = SEPARATORS[element.name];
    if (after && hasFollower(element)) write(after, false);
    if (inside) open = [...open.filter((each) => inside.includes(each)), ...(own ? [own] : [])];
    if (block && element.name !== 'dt') newLine();
    if (own && !level) open = open.filter((each) => each !== own);
  };
  for (const child of main.children) visit(child);
  return done
    .filter(({ record }) => !list || record.kind === 'list')
    .map(({ record, lines }) => ({
      ...record,
      text: textOf(record, lines)
        .slice(0, list ? 3 : undefined)
        .join('\n'),
    }));
}

/** An entry's own heading is its title and not its text. */
function textOf({ kind, title }: SearchRecord, lines: readonly string[]): string[] {
  const text = lines.map(tidy).filter((line) => line !== '');
  return (kind === 'error' || kind === 'cause' || kind === 'outcome' || kind === 'term') && text[0]?.startsWith(title)
    ? text.slice(1)
    : text;
}

function pageKind(page: string): RecordKind {
  if (page.startsWith('flows/')) return 'flow';
  if (page.startsWith('tools/')) return 'tool';
  // Their rows are found, and shown as the table that they stand in.
  if (page.startsWith('codes/') || page.startsWith('causes/')) return 'list';
  // A way in leads to the pages that say what a reader asked for, which come first.
  if (page.startsWith('start/')) return 'list';
  return 'page';
}

/** What a page is called where it is one of a list: the last of the crumbs. */
function shortName(main: Element): string {
  const crumb = DomUtils.findOne((element) => element.attribs['aria-current'] === 'page', main.children);
  return tidy(DomUtils.textContent(crumb ?? []));
}

/** Whether an element begins a piece with an address of its own. */
function pieceOf(page: string, element: Element, classes: readonly string[]): { kind: RecordKind; id: string; title: string } | null {
  const { name, attribs, children } = element;
  const id = attribs.id ?? '';
  if (id === '') return null;
  const text = (tag: string): string => tidy(DomUtils.textContent(DomUtils.findOne((each) => each.name === tag, children) ?? []));
  if (page.startsWith('errors/'))
    return classes.includes('entry') ? { kind: 'error', id, title: text('h2').replace(new RegExp(`${id}$`), '') } : null;
  if (page.startsWith('causes/'))
    return classes.includes('entry') ? { kind: 'cause', id, title: text('h2').replace(new RegExp(`${id}$`), '') } : null;
  if (page.startsWith('codes/')) return null;
  if (page.startsWith('flows/')) {
    if (!classes.includes('outcome')) return null;
    const own = DomUtils.findOne((each) => 'data-title' in each.attribs, children);
    return { kind: 'outcome', id, title: tidy(DomUtils.textContent(own ?? [])) };
  }
  if (page === 'glossary.html')
    return name === 'div' ? { kind: 'term', id, title: tidy(ownText(DomUtils.findOne((each) => each.name === 'dt', children))) } : null;
  if (!/^h[23]$/.test(name)) return null;
  const title = tidy(DomUtils.textContent(children));
  if (page === 'rules.html') return { kind: 'rule', id, title };
  if (page === 'chain/authorities.html' && name === 'h3') return { kind: 'authority', id, title };
  if (page.startsWith('tools/')) return null;
  const answer = page.startsWith('faq/') && name === 'h2';
  return { kind: answer ? 'answer' : 'section', id, title };
}

/** What an element says itself, without the elements in it: a term without the English beside it. */
function ownText(element: Element | null): string {
  return (element?.children ?? []).map((child) => (child.type === ElementType.Text ? child.data : '')).join('');
}

function hasFollower(element: Element): boolean {
  for (let next = element.next; next; next = next.next) if ('attribs' in next) return true;
  return false;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([：；，、。]) /g, '$1')
    .trim();
}
