import type { Authority } from '../core/authority/authority.ts';
import type { Flow } from '../core/flow/flow.ts';
import type { Door } from '../core/plan/door.ts';
import type { ErrorCatalogue } from '../schemas/error.ts';
import type { Site } from '../schemas/site.ts';
import type { Term } from '../schemas/term.ts';
import { families } from '../site/authority-labels.ts';
import { authoritiesPage } from '../site/authorities-page.ts';
import { packsPage } from '../site/packs-page.ts';
import { loadArticles, type Article } from './articles.ts';
import { astroPages, type AstroPage } from './astro-pages.ts';
import type { Entry } from './collections.ts';
import { content, type ContentFolder } from './content-folder.ts';
import { datedFacts } from './dated-facts.ts';

/** The content that links lead to, as its files have it. */
export interface LinkedContent {
  articles: readonly Article[];
  site: Site;
  errors: readonly ErrorCatalogue[];
  causes: readonly Entry<'causes'>[];
  codes: readonly Entry<'codes'>[];
  flows: readonly Flow[];
  doors: readonly Door[];
  findings: readonly Entry<'findings'>[];
  rules: readonly Entry<'rules'>[];
  glossary: readonly Term[];
  authorities: readonly Authority[];
  packs: readonly Entry<'packs'>[];
  /** Ids of all dated facts. */
  facts: readonly string[];
  /** Pages that are one file each, those of the tools left out, and the headings of both. */
  made: readonly { page: string; title: string }[];
  headings: ReadonlyMap<string, readonly string[]>;
}

/** All of it, put together once; throws ContentError where a schema refuses a file. */
export const loadLinkedContent = (from: ContentFolder = content): LinkedContent => from.get(linkedContent);

function linkedContent(from: ContentFolder): LinkedContent {
  const site = from.load('site');
  return {
    articles: loadArticles(from),
    site,
    errors: from.load('errors'),
    causes: from.load('causes'),
    codes: from.load('codes'),
    flows: from.load('flows'),
    doors: from.load('doors'),
    findings: from.load('findings'),
    rules: from.load('rules'),
    glossary: from.load('glossary'),
    authorities: from.load('authorities'),
    packs: from.load('packs'),
    facts: [...datedFacts(from).keys()],
    made: madePages(site, astroPages(from)),
    headings: new Map(astroPages(from).map(({ page, headings }) => [page, page === REHEARSE ? [...headings, ...rehearsed(from)] : headings])),
  };
}

const REHEARSE = 'tools/rehearse.html';

/** The plans and mistakes of the rehearsal, whose sections are made from data. */
function rehearsed(from: ContentFolder): string[] {
  const { servers, faults } = from.load('rehearsal');
  return [...servers.map(({ id }) => `plan-${id}`), ...faults.map(({ id }) => `fault-${id}`)];
}

/** The ids of headings that a page offers to link to, page by page: of articles, and of the pages that are one file each. */
export function linkableHeadings({ articles, headings, errors, facts, packs }: LinkedContent): [page: string, ids: readonly string[]][] {
  const parts = articles.flatMap(({ page, data }) => (page.startsWith('faq/') ? [data.id] : []));
  return [
    // A sentence that is confirmed loses its mark, and the id with it: no promise was made.
    ...articles.map(({ page, mdx }): [string, string[]] => [page, idsIn(mdx)]),
    ...headings,
    ['faq.html', parts],
    ['dates.html', facts],
    ['errors.html', errors.map(({ product }) => product)],
    [authoritiesPage.href.slice(1), families.map(({ id }) => `family-${id}`)],
    [packsPage.href.slice(1), packs.map(({ id }) => id)],
  ];
}

/** The permanent ids that an article gives: of its headings and answers. */
export function idsIn({ headings, answers }: Article['mdx']): string[] {
  return [...headings.flatMap(({ id }) => id ?? []), ...answers.map(({ id }) => id)];
}

function madePages(site: Site, pages: readonly AstroPage[]): { page: string; title: string }[] {
  const given = new Map<string, string>([
    ['index.html', site.name],
    ['faq.html', site.faq.title],
    ['tools.html', site.tools.title],
    [authoritiesPage.href.slice(1), authoritiesPage.title],
    [packsPage.href.slice(1), packsPage.title],
  ]);
  const tools = new Set(site.tools.pages.map(({ page }) => page));
  return pages.flatMap(({ page, file, title: own }) => {
    if (tools.has(page)) return [];
    const title = given.get(page) ?? own;
    if (title === null)
      throw new Error(`${file}：標題要直接寫成 title="…"，固定連結才知道這一頁叫什麼。`);
    return [{ page, title }];
  });
}
