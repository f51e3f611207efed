import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Authority } from '../core/authority/authority.ts';
import type { Flow } from '../core/flow/flow.ts';
import type { ErrorCatalogue } from '../schemas/error.ts';
import { site, type Site } from '../schemas/site.ts';
import type { Term } from '../schemas/term.ts';
import { families } from '../site/authority-labels.ts';
import { authoritiesPage } from '../site/authorities-page.ts';
import { loadArticles, type Article } from './load-articles.ts';
import { loadCollection } from './load-content.ts';
import { pageFiles } from './page-files.ts';
import { root } from './root.ts';
import { idsIn } from './site-map.ts';

/** The content that links lead to, as its files have it. */
export interface LinkedContent {
  articles: readonly Article[];
  site: Site;
  errors: readonly ErrorCatalogue[];
  flows: readonly Flow[];
  rules: readonly { id: string; title: string }[];
  glossary: readonly Term[];
  authorities: readonly Authority[];
  /** Pages that are one file each, those of the tools left out, and the headings of both. */
  made: readonly { page: string; title: string }[];
  headings: ReadonlyMap<string, readonly string[]>;
}

/** Reads all of it; throws ContentError where a schema refuses a file. */
export function loadLinkedContent(): LinkedContent {
  const data = site.parse(parse(readFileSync(join(root, 'content/site.yaml'), 'utf8')));
  return {
    articles: loadArticles(),
    site: data,
    errors: loadCollection<'errors'>('errors'),
    flows: loadCollection<'flows'>('flows'),
    rules: loadCollection<'rules'>('rules'),
    glossary: loadCollection<'glossary'>('glossary'),
    authorities: loadCollection<'authorities'>('authorities'),
    made: madePages(data),
    headings: new Map(pageFiles().map(({ page, file }) => [page, headingsIn(file)])),
  };
}

/** The ids of headings that a page offers to link to, page by page: of articles, and of the pages that are one file each. */
export function linkableHeadings({ articles, headings, errors }: LinkedContent): [page: string, ids: readonly string[]][] {
  const parts = articles.flatMap(({ page, data }) => (page.startsWith('faq/') && data ? [data.id] : []));
  return [
    // A sentence that is confirmed loses its mark, and the id with it: no promise was made.
    ...articles.map(({ page, body }): [string, string[]] => [page, idsIn(body.text).filter((id) => !id.startsWith('unverified-'))]),
    ...headings,
    ['faq.html', parts],
    ['errors.html', errors.map(({ product }) => product)],
    [authoritiesPage.href.slice(1), families.map(({ id }) => `family-${id}`)],
  ];
}

function madePages(data: Site): { page: string; title: string }[] {
  const given = new Map<string, string>([
    ['index.html', data.name],
    ['faq.html', data.faq.title],
    ['tools.html', data.tools.title],
    [authoritiesPage.href.slice(1), authoritiesPage.title],
  ]);
  const tools = new Set(data.tools.pages.map(({ page }) => page));
  return pageFiles()
    .filter(({ page }) => !tools.has(page))
    .map(({ page, file }) => ({ page, title: given.get(page) ?? literalTitle(file) }));
}

const source = (file: string): string => readFileSync(join(root, file), 'utf8');

function headingsIn(file: string): string[] {
  return [...source(file).matchAll(/<h[23]\b[^>]*?\bid="([^"{}]+)"/g)].map(([, id = '']) => id);
}

function literalTitle(file: string): string {
  const title = /<(?:Plain|Base)\b[^>]*?\btitle="([^"]+)"/.exec(source(file))?.[1];
  if (title === undefined) throw new Error(`${file}：標題要直接寫成 title="…"，固定連結才知道這一頁叫什麼。`);
  return title;
}
