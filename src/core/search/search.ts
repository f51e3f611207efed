import { asksHow, queryUnits, type QueryUnit } from './query-units.ts';
import { rank, type Hit, type Ranked } from './rank.ts';
import type { RecordTable } from './record.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What searching needs: words, the list of records, and an engine that answers which records hold one token. */
export interface SearchData {
  vocabulary: Vocabulary;
  table: RecordTable;
  find: (token: string) => Promise<readonly Hit[]>;
}

/** What a query found. */
export interface SearchAnswer {
  units: readonly QueryUnit[];
  /** Best first; at most `perPage` of one page among the first. */
  results: readonly Ranked[];
  /** Parts of the query that no record holds. */
  missing: readonly string[];
  /** Whether the best results hold the query but for small change; if not, they are the nearest there is. */
  whole: boolean;
}

/** A result with less of the query than this is called near, not right. */
const WHOLE = 0.6;
const PER_PAGE = 2;
/** Scores below this share of the best are not listed. */
const TAIL = 0.05;
/** A query is cut after so many characters; nobody types more, and a pasted log belongs to the recogniser. */
export const LONGEST_QUERY = 200;

/** Searches. The engine is asked once for each token; an empty query finds nothing. */
export async function search(query: string, { vocabulary, table, find }: SearchData): Promise<SearchAnswer> {
  const asked = query.slice(0, LONGEST_QUERY);
  const units = queryUnits(asked, vocabulary);
  const tokens = [...new Set(units.flatMap(({ ways }) => ways.flatMap((way) => way.tokens)))];
  const hits = new Map(await Promise.all(tokens.map(async (token) => [token, await find(token)] as const)));
  const ranked = rank(units, hits, table, asksHow(asked, vocabulary));
  const whole = (ranked[0]?.coverage ?? 1) >= WHOLE;
  // Where some hold the query, those that hold a scrap of it are no results.
  const best = ranked[0]?.score ?? 0;
  const results = spread(
    ranked.filter(({ coverage, score }) => score >= best * TAIL && (!whole || coverage >= WHOLE)),
    table,
  );
  const missing = units
    .filter(({ ways }) => !ways.some(({ tokens: needed }) => needed.every((token) => (hits.get(token)?.length ?? 0) > 0)))
    .map(({ shown }) => shown);
  return { units, results, missing, whole };
}

/** Keeps one long page from filling the list: its further pieces come after the other pages'. */
function spread(ranked: readonly Ranked[], { pages }: RecordTable): Ranked[] {
  const seen = new Map<number, number>();
  const first: Ranked[] = [];
  const later: Ranked[] = [];
  for (const each of ranked) {
    const page = pages[each.record] ?? -1;
    const count = seen.get(page) ?? 0;
    seen.set(page, count + 1);
    (count < PER_PAGE ? first : later).push(each);
  }
  return [...first, ...later];
}
