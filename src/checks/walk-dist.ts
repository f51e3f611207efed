import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { filesBelow } from '../content/files-below.ts';

/** Something in the built site that breaks one of its promises. */
export interface DistProblem {
  file: string;
  what: string;
}

/** What a page weighs when it is opened, in bytes after gzip. */
export interface PageWeight {
  file: string;
  html: number;
  /** Style sheets and scripts that the page loads by itself. */
  assets: number;
}

interface Page {
  ids: Set<string>;
  links: string[];
  loads: string[];
  problems: string[];
  /** Links in the page's own text, not those of its path and its table of contents; `onward` are those of its last part. */
  exits: { link: string; onward: boolean }[];
  /** Leads to another page: nobody reads it, so it has no weight. */
  leads: boolean;
}

const LOADING = new Set(['script', 'link', 'img', 'iframe', 'object', 'embed', 'source', 'video', 'audio', 'track', 'input']);

/** Fields that have a cursor, by which the guard knows them, and those into which nothing can be pasted. */
const GUARDED = new Set([
  'text',
  'search',
  'url',
  'tel',
  'password',
  'file',
  'checkbox',
  'radio',
  'date',
  'button',
  'submit',
  'reset',
  'hidden',
]);

/** Ways around a page that its readers have seen before they began. */
const AROUND = new Set(['crumbs', 'toc-inline', 'jump']);

/** Pages from which readers go on: to a guide's next step, to what to do where it failed. */
const LEADING = /^(?:apply|csr|install|chain|move|harden|background|history|faq|flows|errors|tools)(?:\/[^/]+)?\.html$/;
const ARTICLES = /^(?:apply|csr|install|chain|move|harden|background|history|faq)\//;

/** Walks the built site: every page must work from any address, load nothing from elsewhere, and lead to no dead end. */
export function walkDist(dist: string, policy: string): { problems: DistProblem[]; weights: PageWeight[] } {
  const files = filesBelow(dist);
  const known = new Set(files);
  const problems: DistProblem[] = [];
  const weights: PageWeight[] = [];
  const pages = new Map<string, Page>();
  for (const file of files) {
    if (/[^\x21-\x7e]/.test(file)) problems.push({ file, what: '檔名有 ASCII 以外的字元' });
    if (file.endsWith('.html')) pages.set(file, readPage(readFileSync(join(dist, file), 'utf8'), policy));
  }
  const size = memo((file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  for (const [file, page] of pages) {
    for (const what of page.problems) problems.push({ file, what });
    for (const link of page.links) {
      const what = checkLink(file, link, known, pages);
      if (what) problems.push({ file, what });
    }
    if (page.leads) continue;
    const end = deadEnd(file, page.exits);
    if (end) problems.push({ file, what: end });
    const loads = page.loads.map((address) => posix.join(dirname(file), address)).filter((path) => known.has(path));
    weights.push({
      file,
      html: size(file),
      assets: loads.filter((path) => /\.(css|js)$/.test(path)).reduce((sum, path) => sum + size(path), 0),
    });
  }
  return { problems, weights };
}

function readPage(html: string, policy: string): Page {
  const page: Page = { ids: new Set(), links: [], loads: [], problems: [], exits: [], leads: false };
  let policies = 0;
  let headings = 0;
  /** The open elements: what each is to the ways on. */
  const around: ('main' | 'onward' | 'around' | null)[] = [];
  let firstScript: Record<string, string> | undefined;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const say = (what: string): number => page.problems.push(`<${tag}>：${what}`);
      const classes = (attributes.class ?? '').split(' ');
      if (classes.some((name) => AROUND.has(name))) around.push('around');
      else if (classes.includes('onward')) around.push('onward');
      else around.push(tag === 'main' ? 'main' : null);
      if (tag === 'a' && attributes.href !== undefined && around.includes('main') && !around.includes('around'))
        page.exits.push({ link: attributes.href, onward: around.includes('onward') });
      if (attributes.id !== undefined) {
        if (page.ids.has(attributes.id)) say(`id 重複：${attributes.id}`);
        page.ids.add(attributes.id);
      }
      if (tag === 'h1') headings++;
      if (attributes.contenteditable !== undefined || (tag === 'input' && !GUARDED.has(attributes.type ?? 'text')))
        say('這種欄位守門程式看不到，私密金鑰會留在裡面');
      if (tag === 'script') firstScript ??= attributes;
      if (/^(?:input|textarea)$/.test(tag) && firstScript?.['data-guard'] === undefined) say('有欄位的頁面，第一個程式要是守門程式');
      if (tag === 'style' || attributes.style !== undefined) say('行內樣式');
      if (Object.keys(attributes).some((name) => /^on/.test(name))) say('行內事件');
      if (tag === 'script' && attributes.src === undefined && attributes.type !== 'application/json') say('行內指令碼');
      if (attributes.type === 'module' || attributes.rel === 'modulepreload') say('模組指令碼');
      if (tag === 'base') say('base 會讓相對網址失效');
      if (tag === 'meta' && attributes['http-equiv'] === 'content-security-policy') {
        policies++;
        if (attributes.content !== policy) say('安全政策和設定的不同');
      }
      if (tag === 'meta' && attributes['http-equiv'] === 'refresh') {
        page.leads = true;
        const address = /^0; url=([^/:][^:]*)$/.exec(attributes.content ?? '')?.[1];
        if (address === undefined) say(`轉址寫成 ${attributes.content}`);
        else page.links.push(address);
      }
      for (const name of [
        'href',
        'src',
        'data-src',
        'data-styles',
        'data-fallback',
        'data-revocation',
        'data-faults',
        'data-kinds',
        'data-dumps',
        'data-details',
        'data-saved',
        'data-second',
        'data-objects',
        'data-rules-csr',
        'data-rules-certificate',
        'data-lint',
        'data-authorities',
        'data-late',
        'data-refusal',
        'data-go',
        'action',
        'poster',
        'srcset',
      ]) {
        const value = attributes[name];
        if (value === undefined) continue;
        // Scripts are named with those that must have run before them.
        for (const address of name.startsWith('data-') ? value.split(' ') : [value]) {
          if (address.startsWith('/')) say(`絕對路徑 ${address}`);
          const outside = /^[a-z][a-z0-9+.-]*:/i.test(address) && !address.startsWith('data:');
          // Tells where the page is published; nothing is loaded from there.
          const told = tag === 'link' && /^(canonical|alternate)$/.test(attributes.rel ?? '');
          if (outside && ((LOADING.has(tag) && !told) || !/^(https?|mailto):/.test(address))) say(`載入外部資源 ${address}`);
          if (outside || address.startsWith('data:')) continue;
          page.links.push(address);
          if (name === 'src' || (tag === 'link' && attributes.rel === 'stylesheet')) page.loads.push(address);
        }
      }
    },
    onclosetag() {
      around.pop();
    },
  });
  parser.write(html);
  parser.end();
  if (policies !== 1) page.problems.push(`安全政策有 ${policies} 份，應該剛好一份`);
  if (headings !== 1) page.problems.push(`h1 有 ${headings} 個，應該剛好一個`);
  return page;
}

function checkLink(file: string, link: string, known: Set<string>, pages: Map<string, Page>): string | null {
  const [path = '', fragment = ''] = link.split('#');
  const joined = path === '' ? file : posix.join(dirname(file), decodeURIComponent(path));
  // Servers show this page at any depth, from which its folder may be some way up.
  const target = file === '404.html' ? joined.replace(/^(?:\.\.\/)+/, '') : joined;
  if (!known.has(target)) return `連到不存在的檔案 ${link}`;
  const id = decodeURIComponent(fragment);
  // Permanent ids for the script of the page: each must lead somewhere.
  const named = /^(?:page|add)=(.+)$/.exec(id)?.[1]?.split(',');
  if (named) return named.every((name) => known.has(`go/${name}.html`)) ? null : `沒有這個固定代號 ${link}`;
  // The answers of a walk, which `npm run check` has replayed.
  if (/^a=[a-z0-9.-]+$/.test(id) && /^(?:flows|start)\//.test(target)) return null;
  if (id !== '' && pages.has(target) && !pages.get(target)?.ids.has(id)) return `連到不存在的段落 ${link}`;
  return null;
}

/** Nobody shall stand at the end of a page without a way on. */
function deadEnd(file: string, exits: Page['exits']): string | null {
  if (!LEADING.test(file)) return null;
  const ways = exits.flatMap(({ link, onward }) => {
    const [path = ''] = link.split('#');
    const target = posix.join(dirname(file), path);
    return path === '' || !path.endsWith('.html') || /^[a-z]+:/i.test(path) || target === file ? [] : [{ target, onward }];
  });
  if (ways.length === 0) return '死巷：內文沒有通往別頁的連結';
  if (ARTICLES.test(file) && !ways.some(({ target, onward }) => onward || /^(?:flows|errors)\/./.test(target)))
    return '死巷：沒有下一步，也沒有排查樹或錯誤訊息';
  return null;
}

function memo(work: (key: string) => number): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
