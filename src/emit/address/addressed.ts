import type { AstroIntegration } from 'astro';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../content/files-below.ts';
import { loadArticles } from '../../content/articles.ts';
import { loadLinkedContent } from '../../content/linked-content.ts';
import { changesOf } from '../../site/changes.ts';
import { atomFeed, type FeedEntry } from './atom-feed.ts';
import { isFindable, withCanonical } from './canonical.ts';
import { fullAddress, publishedAddress } from './published-address.ts';
import { sitemapXml, type SitemapEntry } from './sitemap-xml.ts';
import { load } from '../../content/content-folder.ts';

/** Writes what needs the site's full address, if it has one: canonical links, `sitemap.xml`, `feed.xml`. */
export function addressed(): AstroIntegration {
  return {
    name: 'addressed',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const address = publishedAddress(load('site'), process.env);
        if (address === null) return;
        logger.info(`${writeAddresses(fileURLToPath(dir), address)} pages published at ${address}`);
      },
    },
  };
}

/** The same for a folder of built pages; answers how many there are to be found. */
function writeAddresses(dist: string, address: string): number {
  const feed = fullAddress(address, 'feed.xml');
  const articles = loadArticles();
  const checked = new Map(articles.map(({ page, data }) => [page, data.checked] as const));
  const entries: SitemapEntry[] = [];
  for (const file of filesBelow(dist).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(dist, file), 'utf8');
    if (!isFindable(html)) continue;
    const page = fullAddress(address, file);
    writeFileSync(join(dist, file), withCanonical(html, page, feed));
    entries.push({ address: page, date: checked.get(file) });
  }
  const { name, tagline } = load('site');
  const changes: FeedEntry[] = changesOf(loadLinkedContent()).map((change) => ({
    ...change,
    address: fullAddress(address, change.address),
  }));
  writeFileSync(join(dist, 'sitemap.xml'), sitemapXml(entries));
  writeFileSync(join(dist, 'feed.xml'), atomFeed({ title: name, subtitle: tagline, home: address, self: feed }, changes));
  return entries.length;
}
