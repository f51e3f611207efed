import type { Provenance, Source } from '../core/provenance.ts';

/** Something with sources and the address where readers find it. */
export interface Sourced {
  href: string;
  title: string;
  provenance: Pick<Provenance, 'sources'>;
  /** Running text in which addresses may stand as well. */
  body?: string;
}

/** Where a source or an address is used; each place once, in order. */
export interface Use {
  href: string;
  title: string;
}

/** For each address (without "#…" and a last slash) the places that name it as a source or link to it. */
export function usesOfLinks(items: readonly Sourced[], urls: readonly string[]): Map<string, Use[]> {
  const bare = (url: string): string => (url.split('#')[0] ?? url).replace(/\/$/, '');
  const uses = new Map<string, Use[]>(urls.map((url) => [bare(url), []]));
  for (const { href, title, provenance, body = '' } of items) {
    const named = new Set(provenance.sources.flatMap(({ url }) => (url ? [bare(url)] : [])));
    for (const [url, places] of uses) if (named.has(url) || body.includes(url)) places.push({ href, title });
  }
  return uses;
}

/** The sources that have no address: packages, programs that were run, slides. By title, with the places. */
export function sourcesWithoutLink(items: readonly Sourced[]): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const { href, title, provenance } of items) {
    const own = provenance.sources.filter(({ url, slide }: Source) => !url && !slide);
    for (const name of new Set(own.map((source) => source.title))) found.set(name, [...(found.get(name) ?? []), { href, title }]);
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b, 'zh-Hant-TW')));
}
