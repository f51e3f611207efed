import type { Intent, QueryUnit } from './query-units.ts';
import type { RecordKind, RecordTable } from './record.ts';
import { wordWeight } from './split-words.ts';

/** A document of the index that holds a token, and how well by the index engine's own measure. */
export interface Hit {
  /** Number of a record, or of a task after them. */
  record: number;
  /** The engine's measure; it counts rare tokens for more. */
  score: number;
  /** Whether the token stands in the record's own title. */
  titled: boolean;
  /** Whether it is the token itself and not a longer word. */
  exact: boolean;
}

/** A record with what it answers of a query. */
export interface Ranked {
  record: number;
  score: number;
  /** Share of the query that it or its page holds, weighed by how rare each part is; 1 is all of it. */
  coverage: number;
}

export const T = {
  prior: { answer: 0.5, error: 0.65, flow: 1.4, tool: 0.6, page: 1.8, section: 1.2, term: 1.6, authority: 0.8, outcome: 0.4, rule: 0.6, list: 0.6, cause: 0.6 } as Record<RecordKind, number>,
  how: { answer: 1.2, page: 2, section: 1.5, tool: 1.1 } as Partial<Record<RecordKind, number>>,
  history: 0.3,
  titled: 1.8,
  exact: 1.2,
  page: 0.4,
  task: 1,
  pageTask: 0.5,
  taskCover: 0.35,
  taskPower: 1.6,
  second: 0.2,
  bareTerm: 2.5,
  listTask: 0.6,
  otherProduct: 0.85,
  sameProduct: 1.6,
  wrongProduct: 0.5,
  troubledProduct: 1.1,
  message: { error: 2.5, flow: 0.8 } as Partial<Record<RecordKind, number>>,
  trouble: { flow: 1.2, error: 1, page: 0.9 } as Partial<Record<RecordKind, number>>,
  calm: { flow: 0.8, outcome: 0.9, page: 1, error: 0.65, term: 1.4 } as Partial<Record<RecordKind, number>>,
  norm: 0.5,
  own: 0.5,
  prefix: 0.4,
};

interface Sum {
  score: number;
  held: number;
  titled: number;
  said: number;
}

/** The records that hold any part of the query, best first. `hits` answers for each token of the units; `how` is whether a way to do something is asked for. */
export function rank(units: readonly QueryUnit[], hits: ReadonlyMap<string, readonly Hit[]>, table: RecordTable, intent: Intent): Ranked[] {
  const { how, trouble, message, products } = intent;
  const found = units.map((unit) => matchesOf(unit, hits));
  const most = found.map((matches) => Math.max(0, ...[...matches.values()].map(({ weight }) => weight)));
  const whole = units.reduce((sum, { trust }, index) => sum + trust * (most[index] ?? 0), 0);
  if (whole === 0) return [];
  const asked = wordWeight(units.filter((_, index) => (most[index] ?? 0) > 0).map(({ shown }) => shown).join(' '));
  const sums = new Map<number, Sum>();
  found.forEach((matches, index) => {
    const unit = units[index] as QueryUnit;
    for (const [document, { score, weight, titled }] of matches) {
      const sum = sums.get(document) ?? { score: 0, held: 0, titled: 0, said: 0 };
      sum.score += unit.trust * score;
      sum.held += unit.trust * weight;
      if (titled > 0) {
        sum.titled += unit.trust * titled;
        sum.said += wordWeight(unit.shown);
      }
      sums.set(document, sum);
    }
  });
  const count = table.kinds.length;
  const own = (record: number): number => {
    const sum = sums.get(record);
    if (!sum) return 0;
    const exact = Math.min(1, asked / (table.titles[record] ?? asked));
    const titled = sum.titled / whole;
    return ((sum.score / whole) * (1 + titled ** 2 * (T.titled + T.exact * exact ** 2))) / (1 + T.titled + T.exact);
  };
  const tasks = new Map<number, [best: number, second: number]>();
  const candidates = new Set<number>();
  for (const [document, sum] of sums) {
    if (document < count) candidates.add(document);
    else {
      const task = table.tasks[document - count];
      if (!task) continue;
      candidates.add(task.record);
      const value = (sum.titled / whole) ** T.taskPower * Math.min(1, sum.said / task.weight) ** T.taskCover;
      const [best, second] = tasks.get(task.record) ?? [0, 0];
      tasks.set(task.record, value > best ? [value, best] : [best, Math.max(second, value)]);
    }
  }
  const taskOf = (record: number): number => {
    const [best, second] = tasks.get(record) ?? [0, 0];
    return best + T.second * second;
  };
  const firstOf = pageStarts(table);
  const fits = (record: number): number => {
    const own = table.products[table.pages[record] ?? 0] ?? [];
    if (own.length === 0) return 1;
    // A message says itself whose it is.
    if (products.length === 0) return table.kinds[record] === 'error' ? 1 : T.otherProduct;
    if (!own.some((each) => products.includes(each))) return T.wrongProduct;
    const kind = table.kinds[record];
    return trouble && (kind === 'page' || kind === 'section') ? T.troubledProduct : T.sameProduct;
  };
  return [...candidates]
    .map((record) => {
      const page = firstOf[record] ?? record;
      const kind = table.kinds[record] ?? 'section';
      const prior = T.prior[kind] * (how ? (T.how[kind] ?? 1) : 1) * (table.historical.has(record) ? T.history : 1) * (message ? (T.message[kind] ?? 1) : trouble ? (T.trouble[kind] ?? 1) : (T.calm[kind] ?? 1));
      const bare = kind === 'term' && units.length === 1 && (sums.get(record)?.titled ?? 0) > 0 ? T.bareTerm : 1;
      const task = (kind === 'list' ? T.listTask : 1) * T.task * taskOf(record) + (page === record ? 0 : T.pageTask * taskOf(page));
      return {
        record,
        coverage: Math.max((sums.get(record)?.held ?? 0) / whole, (sums.get(page)?.held ?? 0) / whole),
        score: fits(record) * ((own(record) + T.page * own(page)) * prior * bare + task * (table.historical.has(record) ? T.history : 1)),
      };
    })
    .sort((a, b) => b.score - a.score || a.record - b.record);
}

/** For each record the first of its page, which is the page itself. */
function pageStarts({ pages }: RecordTable): number[] {
  const starts: number[] = [];
  pages.forEach((page, record) => starts.push(page === pages[record - 1] ? (starts[record - 1] as number) : record));
  return starts;
}

interface Match {
  score: number;
  /** How much the best way counts that the document holds, and the best that stands in its name. */
  weight: number;
  titled: number;
}

/** For each document the best way in which it holds the unit. */
function matchesOf(unit: QueryUnit, hits: ReadonlyMap<string, readonly Hit[]>): Map<number, Match> {
  const ways = unit.ways.map((way) => ({ ...matchesOfWay(way.tokens, hits), worth: way.worth }));
  // A word that the site hardly writes is no rarer thing than the one that it means.
  const own = ways[0]?.most ?? 0;
  const meant = ways.at(-1)?.most ?? 0;
  const rarity = unit.concept === undefined || ways.length < 2 ? null : own === 0 ? meant : own ** T.own * meant ** (1 - T.own);
  const best = new Map<number, Match>();
  for (const { found, most, worth } of ways) {
    const weight = (rarity ?? most) * worth;
    for (const [document, { score, titled, exact }] of found) {
      const before = best.get(document) ?? { score: 0, weight: 0, titled: 0 };
      best.set(document, {
        // A code says all by standing there, however long the text around it.
        score: Math.max(before.score, unit.code && exact ? weight : (score / most) * weight),
        weight: Math.max(before.weight, weight),
        titled: Math.max(before.titled, titled ? weight : 0),
      });
    }
  }
  return best;
}

interface WayMatch {
  score: number;
  titled: boolean;
  exact: boolean;
}

/** The documents that hold all tokens, and the best score among them. */
function matchesOfWay(tokens: readonly string[], hits: ReadonlyMap<string, readonly Hit[]>): { found: Map<number, WayMatch>; most: number } {
  const different = new Set(tokens);
  const sums = new Map<number, WayMatch & { tokens: number }>();
  for (const token of different) {
    for (const { record, score, titled, exact } of hits.get(token) ?? []) {
      const sum = sums.get(record) ?? { score: 0, tokens: 0, titled: true, exact: true };
      sums.set(record, {
        score: sum.score + score * (exact ? 1 : T.prefix),
        tokens: sum.tokens + 1,
        titled: sum.titled && titled,
        exact: sum.exact && exact,
      });
    }
  }
  const found = new Map<number, WayMatch>();
  let most = 0;
  for (const [record, { score, tokens: count, ...match }] of sums) {
    if (count < different.size) continue;
    const value = score / different.size ** T.norm;
    found.set(record, { ...match, score: value });
    most = Math.max(most, value);
  }
  return { found, most };
}
