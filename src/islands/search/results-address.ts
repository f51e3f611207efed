import { LONGEST_QUERY } from '../../core/search/search.ts';

/** The address of the page with all results. From a folder a page has no query, so the fragment carries it there; half a character, cut or pasted, has no place in one. */
export function resultsAddress(query: string, root: string): string {
  return `${root}search.html${location.protocol === 'file:' ? '#' : '?'}q=${encodeURIComponent(query.slice(0, LONGEST_QUERY).replace(/\p{Cs}/gu, ''))}`;
}

/** The query in the address of the results page; the fragment counts first, as it may have been edited by hand. */
export function queryInAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): string {
  const fragment = /^#q=(.*)$/s.exec(hash)?.[1];
  if (fragment === undefined) return (new URLSearchParams(search).get('q') ?? '').trim();
  try {
    return decodeURIComponent(fragment.replaceAll('+', ' ')).trim();
  } catch {
    return fragment.trim();
  }
}
