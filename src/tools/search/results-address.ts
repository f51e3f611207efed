import { LONGEST_QUERY } from '../../core/search/search.ts';

/** What the results page is asked. */
export interface Question {
  query: string;
  /** Slips and all. */
  literally: boolean;
}

/** The address of the page with all results. The question stands behind the #, which no browser sends to a server; half a character, cut or pasted, has no place in one. */
export function resultsAddress({ query, literally }: Question, root: string): string {
  return `${root}search.html#${literally ? 'exact' : 'q'}=${encodeURIComponent(query.slice(0, LONGEST_QUERY).replace(/\p{Cs}/gu, ''))}`;
}

/** The question in the address of the results page; links from before have it in front of the #. */
export function questionInAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): Question {
  const [, kind, fragment] = /^#(q|exact)=(.*)$/s.exec(hash) ?? [];
  const literally = kind === 'exact';
  if (fragment === undefined) return { query: (new URLSearchParams(search).get('q') ?? '').trim(), literally };
  try {
    return { query: decodeURIComponent(fragment.replaceAll('+', ' ')).trim(), literally };
  } catch {
    return { query: fragment.trim(), literally };
  }
}
