import type { QueryUnit } from './query-units.ts';

/** A document of the index that holds a token, and how well by the index engine's own measure. */
export interface Hit {
  /** Number of a record, or of a task after them. */
  record: number;
  /** The engine's measure; it counts rare tokens for more. */
  score: number;
  /** Whether the token stands in what the document is called. */
  titled: boolean;
  /** Whether it is the token itself and not a longer word. */
  exact: boolean;
}

/** How a document holds a unit, in the engine's measure. */
export interface Match {
  /** How well, by the best way. */
  score: number;
  /** How much that counts which it holds, however often: 0 to the rarity of the unit. */
  held: number;
  /** The same of what stands in its name. */
  titled: number;
}

/** A longer word that begins with what was typed, against the word itself. */
const LONGER = 0.26;

/** For each document the best way in which it holds the unit. */
export function matchUnit({ ways, concept, code }: QueryUnit, hits: ReadonlyMap<string, readonly Hit[]>): ReadonlyMap<number, Match> {
  const found = ways.map(({ tokens, worth }) => ({ ...holdersOf(tokens, hits), worth }));
  // A word that the site hardly writes is no rarer thing than the one that it means: half of either.
  const [typed = 0, meant = 0] = [found[0]?.most, found.at(-1)?.most];
  const rarity = concept === undefined || typed * meant === 0 ? null : Math.sqrt(typed * meant);
  const best = new Map<number, Match>();
  for (const { holders, most, worth } of found) {
    const whole = (rarity ?? most) * worth;
    for (const [document, { score, titled, exact }] of holders) {
      const before = best.get(document) ?? { score: 0, held: 0, titled: 0 };
      best.set(document, {
        // A code says all by standing there, however long the text around it.
        score: Math.max(before.score, code && exact ? whole : (score / most) * whole),
        held: Math.max(before.held, whole),
        titled: Math.max(before.titled, titled ? whole : 0),
      });
    }
  }
  return best;
}

type Holder = Omit<Hit, 'record'>;

/** The documents that hold all tokens, and the best score among them. */
function holdersOf(tokens: readonly string[], hits: ReadonlyMap<string, readonly Hit[]>): { holders: Map<number, Holder>; most: number } {
  const different = new Set(tokens);
  const counts = new Map<number, Holder & { tokens: number }>();
  for (const token of different) {
    for (const { record, score, titled, exact } of hits.get(token) ?? []) {
      const before = counts.get(record) ?? { score: 0, titled: true, exact: true, tokens: 0 };
      counts.set(record, {
        score: before.score + score * (exact ? 1 : LONGER),
        titled: before.titled && titled,
        exact: before.exact && exact,
        tokens: before.tokens + 1,
      });
    }
  }
  const holders = new Map<number, Holder>();
  let most = 0;
  for (const [record, { tokens: count, ...holder }] of counts) {
    if (count < different.size) continue;
    // Two pairs of one word are not two words.
    const score = holder.score / Math.sqrt(different.size);
    holders.set(record, { ...holder, score });
    most = Math.max(most, score);
  }
  return { holders, most };
}
