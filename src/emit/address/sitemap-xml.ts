import { escapeXml } from './escape-xml.ts';

/** A page for search engines; `date` is the day (YYYY-MM-DD) of its last change where that is known. */
export interface SitemapEntry {
  address: string;
  date?: string | undefined;
}

/** `sitemap.xml` after sitemaps.org 0.9. */
export function sitemapXml(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(
    ({ address, date }) => `<url><loc>${escapeXml(address)}</loc>${date === undefined ? '' : `<lastmod>${date}</lastmod>`}</url>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
