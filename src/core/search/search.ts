import { applied, correct, type Correction, type Spelling } from './correct.ts';
import { withoutGaps } from './normalise.ts';
import { intentOf, queryUnits, type QueryUnit } from './query-units.ts';
import type { FindToken } from './engine.ts';
import type { Hit } from './match-unit.ts';
import { rank, type Ranked } from './rank.ts';
import type { RecordTable } from './record.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What searching needs: words, the list of records, and an engine that answers which records hold one token. */
export interface SearchData {
  vocabulary: Vocabulary;
  table: RecordTable;
  find: FindToken;
  spelling: Spelling;
}

/** What a query found. */
export interface SearchAnswer {
  units: readonly QueryUnit[];
  /** Best first; at most `perPage` of one page among the first. */
  results: readonly Ranked[];
  /** Slips, and what was searched in their place. */
  corrections: readonly Correction[];
  /** Words of the query that the site calls something else, and what it calls them: 吊銷, 廢止. */
  names: readonly { typed: string; name: string }[];
  /** Parts of the query that no record holds. */
  missing: readonly string[];
  /** Whether the best results hold the query but for small change; if not, they are the nearest there is. */
  whole: boolean;
}

/** A result with less of the query than this is called near, not right. */
const WHOLE = 0.6;
const PER_PAGE = 2;
/** Scores below this share of the best are not listed, but for the first ten. */
const TAIL = 0.15;
const LEAST = 10;
/** A query is cut after so many characters; nobody types more, and a pasted log belongs to the recogniser. */
export const LONGEST_QUERY = 200;

/** Searches. The engine is asked once for each token; an empty query finds nothing. `literally`: what was typed, slips and all. */
export async function search(query: string, data: SearchData, literally = false): Promise<SearchAnswer> {
  const { vocabulary, table, find } = data;
  const typed = withoutGaps(query.slice(0, LONGEST_QUERY));
  const corrections = literally ? [] : await correctionsOf(typed, data);
  const asked = corrections.length > 0 ? applied(typed, corrections, vocabulary) : typed;
  const units = queryUnits(asked, vocabulary);
  const hits = new Map((await Promise.all(units.map((unit) => hitsOfUnit(unit, find)))).flat());
  const ranked = rank(units, hits, table, intentOf(asked, units, vocabulary));
  const best = ranked[0]?.score ?? 0;
  const results = spread(
    ranked.filter(({ score }, index) => index < LEAST || score >= best * TAIL),
    table,
  );
  const missing = units
    .filter(({ ways }) => !ways.some(({ tokens: needed }) => needed.every((token) => (hits.get(token)?.length ?? 0) > 0)))
    .map(({ shown }) => shown);
  const whole = missing.length === 0 && (ranked[0]?.coverage ?? 1) >= WHOLE;
  return { units, results, corrections, names: namesOf(units, vocabulary), missing, whole };
}

function namesOf(units: readonly QueryUnit[], { concepts }: Vocabulary): SearchAnswer['names'] {
  return units.flatMap(({ shown, concept }) => {
    const name = concepts.find(({ id }) => id === concept)?.forms[0];
    return name === undefined || name === shown ? [] : [{ typed: shown, name }];
  });
}

/** Asks for the tokens of a unit; for the pieces of a code only where nothing has the whole. */
async function hitsOfUnit({ ways, code, typing }: QueryUnit, find: SearchData['find']): Promise<[string, readonly Hit[]][]> {
  const ask = (tokens: readonly string[]): Promise<[string, readonly Hit[]][]> =>
    Promise.all(tokens.map(async (token) => [token, await find(token, typing === true)]));
  const [first, ...others] = ways.map(({ tokens }) => tokens);
  const whole = await ask(first ?? []);
  if (code && whole.every(([, found]) => found.some(({ exact }) => exact))) return whole;
  return [...whole, ...(await ask(others.flat()))];
}

async function correctionsOf(query: string, { vocabulary, find, spelling }: SearchData): Promise<readonly Correction[]> {
  const known = async (token: string, typing: boolean): Promise<boolean> => (await find(token, typing)).length > 0;
  return correct(query, vocabulary, known, spelling);
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
