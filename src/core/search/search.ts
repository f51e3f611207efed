import { applied, correct, type Correction, type Spelling } from './correct.ts';
import { normalise, withoutGaps } from './normalise.ts';
import { intentOf, queryUnits, type QueryUnit } from './query-units.ts';
import type { FindToken } from './engine.ts';
import type { Hit } from './match-unit.ts';
import { rank, type Ranked } from './rank.ts';
import type { RecordTable } from './record.ts';
import type { Vocabulary } from './vocabulary.ts';
import { hanTokens } from './word-tokens.ts';

/** What searching needs: words, the list of records, and an engine that answers which records hold one token. */
export interface SearchData {
  vocabulary: Vocabulary;
  table: RecordTable;
  find: FindToken;
  spelling: Spelling;
}

/** What a query found. */
export interface SearchAnswer {
  /** The query as it was looked at: cut, and characters typed one by one as one run. Places in `corrections` are in it. */
  typed: string;
  units: readonly QueryUnit[];
  /** Best first; at most two of one page among the first. */
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
/** More characters in a row are a sentence and no name. */
const LONGEST_NAME = 6;
/** A query is cut after so many characters; nobody types more, and a pasted log belongs to the recogniser. */
export const LONGEST_QUERY = 200;

/** Searches; an empty query finds nothing. `literally`: what was typed, slips and all. */
export async function search(query: string, data: SearchData, literally = false): Promise<SearchAnswer> {
  const { vocabulary, table, find } = data;
  const typed = withoutGaps(query.slice(0, LONGEST_QUERY)).trim();
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
  const missing = units.flatMap((unit) => (isMissing(unit, asked, hits, vocabulary) ? [unit.shown] : []));
  const whole = missing.length === 0 && (ranked[0]?.coverage ?? 1) >= WHOLE;
  return { typed, units, results, corrections, names: namesOf(units, vocabulary), missing, whole };
}

/**
 * Whether nothing has any way of a unit, so that readers should know. Of Chinese that is no word of the site only what was typed by itself
 * is told: what is cut out of a sentence may be no word at all.
 */
function isMissing(
  { ways, shown }: QueryUnit,
  asked: string,
  hits: ReadonlyMap<string, readonly Hit[]>,
  { simplified }: Vocabulary,
): boolean {
  if (ways.some(({ tokens }) => tokens.every((token) => (hits.get(token)?.length ?? 0) > 0))) return false;
  // A place or a number out of a message is nobody's name for anything.
  if (!/^\p{Script=Han}+$/u.test(shown)) return !/[:/\\]/.test(shown);
  const run = normalise(asked, simplified)
    .split(/\P{Script=Han}+/u)
    .find((each) => each.includes(shown));
  return (
    run !== undefined &&
    shown.length > 1 &&
    run.length <= LONGEST_NAME &&
    hanTokens(run).every((pair) => (hits.get(pair)?.length ?? 0) === 0)
  );
}

function namesOf(units: readonly QueryUnit[], { concepts, terms }: Vocabulary): SearchAnswer['names'] {
  return units.flatMap(({ shown, concept }) => {
    if (concept === undefined || concept >= terms) return [];
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
  // Without what corrections know, what was typed is searched.
  return correct(query, vocabulary, known, spelling).catch(() => []);
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
