import type { QueryUnit } from './query-units.ts';
import type { RecordKind, RecordTable } from './record.ts';
import { wordWeight } from './split-words.ts';

/** A record that holds a token, and how well by the index engine's own measure. */
export interface Hit {
  record: number;
  score: number;
  /** Whether the token stands in the record's own title. */
  titled: boolean;
}

/** A record with what it answers of a query. */
export interface Ranked {
  record: number;
  score: number;
  /** Share of the query that it holds, weighed by how rare each part is; 1 is all of it. */
  coverage: number;
}

/** Ready answers before prose, prose before lists of rules. */
const PRIOR: Readonly<Record<RecordKind, number>> = {
  answer: 1.15,
  error: 1.1,
  flow: 1.1,
  tool: 1.05,
  page: 1.05,
  section: 1,
  term: 1,
  authority: 0.9,
  outcome: 0.8,
  rule: 0.8,
};
/** What tells how something is done, to somebody who asks that. */
const HOW: Readonly<Partial<Record<RecordKind, number>>> = { answer: 1.25, page: 1.25, section: 1.25 };
const HISTORY = 0.5;
/** How hard a missing part of the query weighs. */
const COVERAGE = 2;
/** What a query that stands wholly in the title adds, as a share of the score. */
const TITLE = 1;
/** What a title that says nothing else adds besides. */
const EXACT = 1;

/** The records that hold any part of the query, best first. `hits` answers for each token of the units; `how` is whether a way to do something is asked for. */
export function rank(units: readonly QueryUnit[], hits: ReadonlyMap<string, readonly Hit[]>, table: RecordTable, how = false): Ranked[] {
  const total = table.kinds.length;
  const found = units.map((unit) => matchesOf(unit, hits));
  const rarity = found.map(({ size }) => Math.log(1 + (total - size + 0.5) / (size + 0.5)));
  const all = rarity.reduce((sum, each) => sum + each, 0);
  // What the site does not know at all cannot stand in a title, and must not cost the title of what it knows.
  const known = units.filter((_, index) => (found[index]?.size ?? 0) > 0);
  const reach = all === 0 ? 1 : rarity.reduce((sum, each, index) => sum + ((found[index]?.size ?? 0) > 0 ? each : 0), 0) / all;
  const asked = wordWeight(known.map(({ shown }) => shown).join(' '));
  const sums = new Map<number, { score: number; covered: number; titled: number }>();
  found.forEach((matches, index) => {
    const weight = all === 0 ? 1 / units.length : (rarity[index] ?? 0) / all;
    for (const [record, { score, titled }] of matches) {
      const sum = sums.get(record) ?? { score: 0, covered: 0, titled: 0 };
      sum.score += score;
      sum.covered += weight;
      if (titled) sum.titled += weight;
      sums.set(record, sum);
    }
  });
  return [...sums]
    .map(([record, { score, covered, titled }]) => {
      const kind = table.kinds[record] ?? 'section';
      const prior = PRIOR[kind] * (how ? (HOW[kind] ?? 1) : 1) * (table.historical.has(record) ? HISTORY : 1);
      const exact = Math.min(1, asked / (table.titles[record] ?? asked));
      return {
        record,
        coverage: covered,
        score: score * covered ** COVERAGE * (1 + (titled / reach) ** 2 * (TITLE + EXACT * exact ** 2)) * prior,
      };
    })
    .sort((a, b) => b.score - a.score || a.record - b.record);
}

interface Match {
  score: number;
  titled: boolean;
}

/** For each record the best way in which it holds the unit. */
function matchesOf(unit: QueryUnit, hits: ReadonlyMap<string, readonly Hit[]>): Map<number, Match> {
  const best = new Map<number, Match>();
  for (const way of unit.ways) {
    const tokens = new Set(way.tokens);
    const sums = new Map<number, Match & { tokens: number }>();
    for (const token of tokens) {
      for (const { record, score, titled } of hits.get(token) ?? []) {
        const sum = sums.get(record) ?? { score: 0, tokens: 0, titled: true };
        sums.set(record, { score: sum.score + score, tokens: sum.tokens + 1, titled: sum.titled && titled });
      }
    }
    for (const [record, { score, titled, tokens: count }] of sums) {
      if (count < tokens.size) continue;
      const before = best.get(record);
      best.set(record, { score: Math.max(before?.score ?? 0, score * way.worth), titled: titled || (before?.titled ?? false) });
    }
  }
  return best;
}
