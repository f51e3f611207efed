import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, ElementType, parseDocument } from 'htmlparser2';
import { filesBelow } from '../../src/content/files-below.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: Record<string, string> }>;

/** A name that somebody may copy from a screen into the search field. */
export interface NamedThing {
  /** What is typed. */
  query: string;
  kind: string;
  /** The pages that hold the name. */
  pages: ReadonlySet<string>;
}

const FILE_ENDINGS =
  'xml|pem|crt|cer|der|key|csr|req|p7b|p7c|p12|pfx|jks|bks|keystore|conf|cnf|msc|log|exe|cfg|ini|properties|sh|bat|cmd|ps1|inf|ya?ml|jsonc?|txt|reg|dll|so|jar|war|ics|zip';
const VERBS =
  'Add|Convert(?:From|To)?|Disable|Enable|Export|Format|Get|Import|Install|Invoke|New|Out|Read|Remove|Restart|Select|Set|Sort|Start|Stop|Switch|Test|Update|Where|Write';

/** What a name of each kind looks like in the text of a page. Where a star or an ellipsis follows, it is a part of a name. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  十六進位代碼: /(?<![\w.])0x[0-9a-f]{4,8}(?!\w)/gi,
  'NET:: 開頭的名稱': /(?<!\w)NET::[A-Z0-9_]+/g,
  大寫的錯誤名稱: /(?<![\w:.^*…-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w.*…-])/g,
  'Apache 訊息代號': /(?<!\w)AH\d{5}(?!\d)/g,
  'Java 伺服器訊息代號': /(?<!\w)(?:WFLY[A-Z]+\d+|BEA-\d{6})(?!\d)/g,
  檔名: new RegExp(`(?<![\\w.@*…$%{}-])(?:(?:\\w[\\w-]*\\.)+(?:${FILE_ENDINGS})|java\\.security)(?![\\w-])(?!\\.\\w)`, 'g'),
  'PowerShell 命令': new RegExp(`(?<![\\w-])(?:${VERBS})-[A-Z][A-Za-z0-9]+`, 'g'),
};

/** A program with an option: "certutil -store my", "sudo nginx -t". */
const COMMAND = /^\s*(?:sudo )?([a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*) (?:.* )?[-/][a-zA-Z]/;
/** A number of so few digits is everywhere; people say whose it is. */
const SHORT_NUMBER = /^-?\d{1,3}$/;

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'svg']);
const INLINE = new Set(['a', 'b', 'em', 'i', 'mark', 'q', 'span', 'strong', 'u', 'wbr']);
/** Pages that only lead somewhere else, and the list of sources. */
const LEFT_OUT = /^(?:index|search|sources)\.html$|^go\//;

/** The codes, error names, files and commands that the pages of a built site hold, whether or not the search reads them there. */
export function namedThings(dist: string): NamedThing[] {
  const texts = new Map<string, string>();
  const found = new Map<string, { name: string; query: string; kind: string }>();
  const add = (kind: string, name: string, query = name): void => {
    const key = query.toLowerCase();
    if (!found.has(key)) found.set(key, { kind, name: name.toLowerCase(), query });
  };
  for (const page of filesBelow(dist).filter((file) => file.endsWith('.html') && !LEFT_OUT.test(file))) {
    const document = parseDocument(readFileSync(join(dist, page), 'utf8'));
    const main = DomUtils.findOne(({ name }) => name === 'main', document.children);
    if (!main) continue;
    texts.set(page, seenText(main, () => false).toLowerCase());
    const text = seenText(main, (element) => isProvenance(element) || isWholeFile(element));
    for (const [kind, pattern] of Object.entries(PATTERNS)) for (const [name] of text.matchAll(pattern)) add(kind, name);
    const whole = new Set(
      DomUtils.findAll(isWholeFile, main.children).flatMap((file) => DomUtils.findAll(({ name }) => name === 'code', file.children)),
    );
    for (const code of DomUtils.findAll((element) => element.name === 'code' && !whole.has(element), main.children))
      for (const line of DomUtils.textContent(code).split('\n')) {
        const command = COMMAND.exec(line)?.[1];
        if (command !== undefined) add('命令', command);
      }
    if (!page.startsWith('codes/')) continue;
    const table = DomUtils.textContent(DomUtils.findOne(({ name }) => name === 'h1', main.children) ?? []).trim();
    for (const row of DomUtils.findAll(({ name, attribs }) => name === 'tr' && 'id' in attribs, main.children))
      for (const code of DomUtils.findAll(({ name }) => name === 'code', row.children.slice(0, 2))) {
        const name = DomUtils.textContent(code).trim();
        if (SHORT_NUMBER.test(name)) add('代碼表的短數字', name, `${table} ${name}`);
        else add(name.includes(' ') ? '代碼表的字句' : '代碼表的代碼', name);
      }
  }
  return [...found.values()].map(({ name, query, kind }) => ({ query, kind, pages: pagesWith(name, texts) }));
}

/** A whole script, to be read before it is run: a file of its own, which is found by its name. */
const isWholeFile = ({ attribs }: Element): boolean =>
  'data-pagefind-ignore' in attribs && (attribs.class ?? '').split(' ').includes('fold');

/** Where a page says where it knows something from. */
function isProvenance({ attribs, children }: Element): boolean {
  const classes = (attribs.class ?? '').split(' ');
  if (classes.includes('sources') || classes.includes('stamp')) return true;
  const text = (nodes: Node[]): string => DomUtils.textContent(nodes).trim();
  if (classes.includes('quiet')) return /^(?:資料)?來源：/.test(text(children));
  const summary = children.find((child) => 'name' in child && child.name === 'summary');
  return summary !== undefined && text([summary]).startsWith('出處');
}

function seenText(node: Node, isLeftOut: (element: Element) => boolean): string {
  if (node.type === ElementType.Text) return node.data;
  if (!('children' in node)) return '';
  if ('attribs' in node && (UNSEEN.has(node.name) || isLeftOut(node))) return '';
  const text = node.children.map((child) => seenText(child, isLeftOut)).join('');
  return 'attribs' in node && INLINE.has(node.name) ? text : ` ${text} `;
}

/** A word is held by any word that it begins or ends; a name of several parts or with digits where it stands alone: 12 is not in 120. */
function pagesWith(name: string, texts: ReadonlyMap<string, string>): Set<string> {
  const around = name.replace(/[^\w]/g, '\\$&');
  const held = new RegExp(/[\d_]/.test(name) ? `(?<!\\w)${around}(?!\\w)` : around);
  return new Set([...texts].filter(([, text]) => held.test(text)).map(([page]) => page));
}
