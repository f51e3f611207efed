import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Authority } from '../core/authority/authority.ts';
import type { Flow } from '../core/flow/flow.ts';
import type { ErrorCatalogue } from '../schemas/error.ts';
import { site, type Site } from '../schemas/site.ts';
import type { Term } from '../schemas/term.ts';
import { authoritiesPage } from '../site/authorities-page.ts';
import { filesBelow } from './files-below.ts';
import { loadArticles, type Article } from './load-articles.ts';
import { loadCollection } from './load-content.ts';
import { root } from './root.ts';

/** The content that links lead to, as its files have it. */
export interface LinkedContent {
  articles: readonly Article[];
  site: Site;
  errors: readonly ErrorCatalogue[];
  flows: readonly Flow[];
  rules: readonly { id: string; title: string }[];
  glossary: readonly Term[];
  authorities: readonly Authority[];
  /** Pages of `src/pages` that are one page each; tools are in `site`. */
  made: readonly { page: string; title: string }[];
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
  };
}

function madePages(data: Site): { page: string; title: string }[] {
  const given = new Map([
    ['index.html', data.name],
    ['faq.html', data.faq.title],
    ['tools.html', data.tools.title],
    [authoritiesPage.href.slice(1), authoritiesPage.title],
    ...data.tools.pages.map(({ page, title }) => [page, title] as const),
  ]);
  const tools = new Set(data.tools.pages.map(({ page }) => page));
  return filesBelow(join(root, 'src/pages'))
    .filter((file) => file.endsWith('.astro') && !file.includes('['))
    .map((file) => ({ file, page: file.replace(/\.astro$/, '.html') }))
    .filter(({ page }) => !tools.has(page))
    .map(({ file, page }) => ({ page, title: given.get(page) ?? literalTitle(file) }));
}

function literalTitle(file: string): string {
  const title = /<(?:Plain|Tool|Base)\b[^>]*?\btitle="([^"]+)"/.exec(readFileSync(join(root, 'src/pages', file), 'utf8'))?.[1];
  if (title === undefined) throw new Error(`src/pages/${file}：標題要直接寫成 title="…"，固定連結才知道這一頁叫什麼。`);
  return title;
}
