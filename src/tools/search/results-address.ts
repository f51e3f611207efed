import { LONGEST_QUERY } from '../../core/search/search.ts';

/** The address of the page with all results. The question stands behind the #, which no browser sends to a server; half a character, cut or pasted, has no place in one. */
export function resultsAddress(query: string, root: string): string {
  return `${root}search.html#q=${encodeURIComponent(query.slice(0, LONGEST_QUERY).replace(/\p{Cs}/gu, ''))}`;
}

/** The query in the address of the results page; links from before have it in front of the #. */
export function queryInAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): string {
  const fragment = /^#q=(.*)$/s.exec(hash)?.[1];
  if (fragment === undefined) return (new URLSearchParams(search).get('q') ?? '').trim();
  try {
    return decodeURIComponent(fragment.replaceAll('+', ' ')).trim();
  } catch {
    return fragment.trim();
  }
}
