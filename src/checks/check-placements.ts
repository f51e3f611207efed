import { loadArticles, type Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import type { Placements } from '../schemas/placements.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** Sections whose pages are each about a product. */
const SECTIONS: ReadonlySet<string> = new Set(['devices', 'windows', 'services']);

/** Each product leads to headings that are there, and no product's page has been forgotten. */
export function checkPlacements(from: ContentFolder): ContentCheck {
  return contentCheck('產品要的憑證檔（content/placements.yaml）', () =>
    placementProblems(from.load('placements'), loadArticles(from), from.load('products')),
  );
}

export function placementProblems(
  { products, elsewhere }: Placements,
  articles: readonly Article[],
  software: readonly { id: string }[],
): string[] {
  const headings = new Map(articles.map(({ page, mdx }) => [page, new Set(mdx.headings.map(({ id }) => id))]));
  const there = (where: string, place: string, own: string): string[] => {
    const [id = '', page = own] = place.split('#').reverse();
    const known = headings.get(page);
    if (known === undefined) return [`content/placements.yaml 的 ${where}：沒有 ${page} 這一頁。`];
    return known.has(id) ? [] : [`content/placements.yaml 的 ${where}：${page} 沒有 ${id} 這一段。`];
  };
  const listed = new Set([...products, ...elsewhere].map(({ page }) => page));
  return [
    ...products.flatMap(({ id, page, chainAt, nodesAt }) => [
      ...there(id, 'install', page),
      ...(headings.has(page) ? ['trouble', chainAt, nodesAt].flatMap((place) => there(id, place, page)) : []),
    ]),
    ...products.flatMap(({ id, software: names = [] }) =>
      names
        .filter((name) => !software.some((each) => each.id === name))
        .map((name) => `content/placements.yaml 的 ${id}：content/products.yaml 沒有 ${name}。`),
    ),
    ...elsewhere.filter(({ page }) => !headings.has(page)).map(({ page }) => `content/placements.yaml 的 elsewhere：沒有 ${page} 這一頁。`),
    ...articles
      .filter(({ page, data }) => SECTIONS.has(data.section) && !listed.has(page))
      .map(({ page }) => `content/placements.yaml：沒有 ${page} 的產品。請加到 products，或寫進 elsewhere 說為什麼不列。`),
  ];
}
