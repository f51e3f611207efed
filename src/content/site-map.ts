import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { site } from '../schemas/site.ts';
import type { SiteMap } from '../checks/lint/internal-links.ts';
import { withoutBlocks } from '../checks/lint/prose-of-mdx.ts';
import type { Article } from './load-articles.ts';
import { loadCollection } from './load-content.ts';
import { pageFiles } from './page-files.ts';
import { root } from './root.ts';

// What the layouts put on every page.
const EVERYWHERE = ['content', 'top-links', 'foot-links'];

/** The pages that a build will write, with the ids on each, read from the sources: `npm run check` needs no build. */
export function siteMap(articles: readonly Article[]): SiteMap {
  const pages = new Map<string, ReadonlySet<string> | 'any'>();
  const add = (page: string, ids: Iterable<string>): void => void pages.set(page, new Set([...EVERYWHERE, ...ids]));

  for (const { page, body } of articles) add(page, [...idsIn(body.text), 'sources']);
  for (const { page, file } of pageFiles()) add(page, literalIds(file));
  for (const { id } of site.parse(parse(readFileSync(join(root, 'content/site.yaml'), 'utf8'))).sections) add(`${id}.html`, []);

  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const extend = (page: string, more: string[]): void => add(page, [...literalIds(`src/pages/${page.replace(/\.html$/, '.astro')}`), ...more]);
  extend('glossary.html', ids(loadCollection('glossary')));
  extend('rules.html', ids(loadCollection('rules')));
  extend('chain/authorities.html', ids(loadCollection('authorities')));
  extend(
    'faq.html',
    articles.flatMap(({ page, data }) => (page.startsWith('faq/') && data ? [data.id] : [])),
  );
  for (const { product, entries } of loadCollection('errors')) add(`errors/${product}.html`, ids(entries));
  // The fragment of a tree's page is the list of answers.
  for (const { id } of loadCollection('flows')) pages.set(`flows/${id}.html`, 'any');
  pages.set('pending.html', 'any');
  return pages;
}

/** Ids that an article's source gives: headings `[#id]`, answers, unverified sentences. */
export function idsIn(body: string): string[] {
  const text = withoutBlocks(body);
  return [
    ...[...text.matchAll(/\[#([a-z0-9][a-z0-9-]*)\]\s*$/gm)].map(([, id = '']) => id),
    ...[...text.matchAll(/<Answer\b[^>]*\bid="([^"]*)"/g)].map(([, id = '']) => id),
    ...[...text.matchAll(/<Unverified\b[^>]*\bid="([^"]*)"/g)].map(([, id = '']) => `unverified-${id}`),
  ];
}

function literalIds(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/\bid="([^"{}]+)"/g)].map(([, id = '']) => id);
}
