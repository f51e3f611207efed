import { getCollection, getEntry } from 'astro:content';
import type { Guide } from '../schemas/guide.ts';
import type { Site } from '../schemas/site.ts';
import { authoritiesPage } from './authorities-page.ts';
import { datesPage } from './dates-page.ts';
import { packsPage } from './packs-page.ts';
import { pageAddress } from './page-id.ts';

/** A page as menus and lists show it. `href` is root-absolute; the build makes it relative. */
export interface MenuPage {
  id: string;
  href: string;
  title: string;
  nav: string;
  summary: string;
  status: Guide['status'];
  order: number;
}

export interface MenuSection {
  id: string;
  href: string;
  title: string;
  summary: string;
  pages: MenuPage[];
}

export async function siteData(): Promise<Site> {
  const entry = await getEntry('site', 'only');
  if (!entry) throw new Error('content/site.yaml is missing');
  return entry.data;
}

/** What the menu says of the tool whose page this is; `pathname` is Astro's path of it. */
export async function toolOf(pathname: string): Promise<Site['tools']['pages'][number]> {
  const address = pageAddress(pathname);
  const tool = (await siteData()).tools.pages.find(({ page }) => page === address);
  if (!tool) throw new Error(`content/site.yaml：tools.pages 沒有 ${address}。`);
  return tool;
}

/**
 * All sections in the editor's order, each with its pages in theirs, then with what readers look for there although it belongs elsewhere;
 * the FAQ comes last.
 */
export async function menu(): Promise<MenuSection[]> {
  const site = await siteData();
  const guides = await getCollection('guides');
  const faq = await getCollection('faq');
  const page = (entry: { id: string; data: Guide }, href: string): MenuPage => ({
    id: entry.data.id,
    href,
    title: entry.data.title,
    nav: entry.data.nav,
    summary: entry.data.summary,
    status: entry.data.status,
    order: entry.data.order,
  });
  const byOrder = (a: MenuPage, b: MenuPage): number => a.order - b.order || a.id.localeCompare(b.id);
  const made = [authoritiesPage, packsPage].map((each): MenuPage & { section: string } => ({ ...each, status: 'current' }));
  const articles = guides.map((entry) => ({ section: entry.data.section, ...page(entry, `/${entry.id}.html`) }));
  const elsewhere = new Map([...articles, ...made, { ...datesPage, status: 'current' as const }].map((each) => [each.id, each]));
  const sections = site.sections.map((section) => ({
    ...section,
    href: `/${section.id}.html`,
    pages: [
      ...[...articles, ...made].filter((each) => each.section === section.id).sort(byOrder),
      ...section.also.map((id): MenuPage => {
        const other = elsewhere.get(id);
        if (!other) throw new Error(`content/site.yaml：${section.id} 的 also 指到不存在的頁面 ${id}。`);
        return other;
      }),
    ],
  }));
  const parts = faq.map((entry) => page(entry, `/faq/${entry.id}.html`)).sort(byOrder);
  return [...sections, { id: 'faq', href: '/faq.html', ...site.faq, pages: parts }];
}
