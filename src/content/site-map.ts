import { codeAnchor } from '../core/diagnose/code-anchor.ts';
import { causeGroups } from '../site/cause-groups.ts';
import { astroPages } from './astro-pages.ts';
import { content, type ContentFolder } from './content-folder.ts';
import { datedFacts } from './dated-facts.ts';
import { idsIn, loadLinkedContent } from './linked-content.ts';

/** The pages of the site by path from its root ("chain/which-ca.html"), each with its ids. A page whose ids are made on the way is 'any'. */
export type SiteMap = ReadonlyMap<string, ReadonlySet<string> | 'any'>;

// What the layouts put on every page.
const EVERYWHERE = ['content', 'top-links', 'foot-links'];

/** The pages that a build will write, with the ids on each, read from the sources: `npm run check` needs no build. */
export const siteMap = (from: ContentFolder = content): SiteMap => from.get(makeSiteMap);

function makeSiteMap(from: ContentFolder): SiteMap {
  const { articles, site, errors, causes, codes, flows, doors, findings, glossary, rules, authorities, packs } = loadLinkedContent(from);
  const pages = new Map<string, Set<string> | 'any'>();
  const add = (page: string, ids: Iterable<string>): void => {
    const before = pages.get(page) ?? new Set(EVERYWHERE);
    pages.set(page, before === 'any' ? before : new Set([...before, ...ids]));
  };
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

  for (const { page, mdx } of articles) add(page, [...idsIn(mdx), ...ids(mdx.unverified).map((id) => `unverified-${id}`), 'sources']);
  for (const { page, ids: literal } of astroPages(from)) add(page, literal);
  for (const { id } of site.sections) add(`${id}.html`, []);
  const { servers, faults } = from.load('rehearsal');
  add('tools/rehearse.html', [...servers.map(({ id }) => `plan-${id}`), ...faults.map(({ id }) => `fault-${id}`)]);
  add('glossary.html', ids(glossary));
  add('rules.html', ids(rules));
  add('findings.html', ids(findings));
  add('dates.html', datedFacts(from).keys());
  add('chain/authorities.html', ids(authorities));
  add('chain/packs.html', ids(packs));
  for (const { page, data } of articles) if (page.startsWith('faq/')) add('faq.html', [data.id]);
  for (const { product, entries } of errors) add(`errors/${product}.html`, ids(entries));
  for (const { id } of causeGroups) add(`causes/${id}.html`, []);
  for (const { id, group } of causes) add(`causes/${group}.html`, [id]);
  for (const { table, codes: list } of codes) add(`codes/${table}.html`, list.map(({ code }) => codeAnchor(code)));
  add('causes.html', causeGroups.map(({ id }) => id));
  // The fragment of a tree's page is the list of answers.
  for (const { id } of flows) pages.set(`flows/${id}.html`, 'any');
  for (const { id } of doors) pages.set(`start/${id}.html`, 'any');
  pages.set('pending.html', 'any');
  return pages;
}
