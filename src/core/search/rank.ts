import { matchUnit, type Hit } from './match-unit.ts';
import type { Intent, QueryUnit } from './query-units.ts';
import type { RecordKind, RecordTable } from './record.ts';
import { wordWeight } from './split-words.ts';

/** A record with what it answers of a query. */
export interface Ranked {
  record: number;
  score: number;
  /** Share of the query that it or its page holds, weighed by how rare each part is; 1 is all of it. */
  coverage: number;
}

type ByKind = Readonly<Partial<Record<RecordKind, number>>>;

/**
 * What counts how much. Found by asking some five hundred questions, one number at a time, and kept where it helped; the kinds of
 * records are scaled against one another, so that a number says little by itself. `tests/fixtures/search/README.md` has the log.
 */
export const WEIGHTS = {
  /** Pages that do a thing before paragraphs that mention it, trees for symptoms, lists last. */
  kind: {
    answer: 0.5,
    authority: 1.2,
    cause: 0.6,
    error: 0.65,
    flow: 1.1,
    list: 0.6,
    outcome: 0.5,
    page: 1.8,
    rule: 0.6,
    section: 0.8,
    term: 1.7,
    tool: 0.9,
  } satisfies Record<RecordKind, number>,
  /** The same beside it, for a query that asks how something is done. */
  how: { answer: 1.2, page: 1.2, section: 1.5, tool: 1.1 } as ByKind,
  /** For a message or a code; if not that, for a query that says that something is wrong, and for one that does not. */
  message: { error: 2.5, flow: 0.8 } as ByKind,
  trouble: { flow: 2.5, page: 0.7 } as ByKind,
  calm: { flow: 0.8, error: 0.65, term: 1.4 } as ByKind,
  /** What is kept for history only. */
  history: 0.3,
  /** What a query that stands wholly in the title adds to the section's own vote, and a title that says nothing else besides. */
  titled: 1.8,
  exact: 1.4,
  /** The vote of the page around a section. */
  page: 0.5,
  /** The vote of the best task, of the second besides it, and of the page's for its sections. */
  task: 1,
  secondTask: 0.3,
  pageTask: 0.5,
  /** How hard missing words count against a task, and how hard words that were not asked for. */
  taskMissing: 1.6,
  taskExtra: 0.44,
  /** Pages of a product: of the one that was named, of another, of any where none was; how-to pages of the named one in trouble. */
  sameProduct: 1.6,
  otherProduct: 0.5,
  anyProduct: 0.85,
  productInTrouble: 0.8,
};

/** What a document holds of a query, as shares of all of it. */
interface Vote {
  /** How well it holds it. */
  score: number;
  /** How much it holds, and how much of that stands in its name. */
  held: number;
  titled: number;
  /** How much the words in its name say, in `wordWeight`s. */
  said: number;
}

/** The records that hold any part of the query, best first. `hits` answers for each token of the units. */
export function rank(units: readonly QueryUnit[], hits: ReadonlyMap<string, readonly Hit[]>, table: RecordTable, intent: Intent): Ranked[] {
  const { votes, asked } = votesOf(units, hits);
  const starts = pageStarts(table);
  const tasks = taskVotes(votes, table);
  const ofTasks = (record: number): number => {
    const [best = 0, second = 0] = tasks.get(record) ?? [];
    return best + WEIGHTS.secondTask * second;
  };
  const ofText = (record: number): number => {
    const vote = votes.get(record);
    if (!vote) return 0;
    const exact = Math.min(1, asked / (table.titles[record] ?? asked));
    const titled = vote.titled ** 2 * (WEIGHTS.titled + WEIGHTS.exact * exact ** 2);
    return (vote.score * (1 + titled)) / (1 + WEIGHTS.titled + WEIGHTS.exact);
  };
  const candidates = new Set([...[...votes.keys()].filter((document) => document < table.kinds.length), ...tasks.keys()]);
  return [...candidates]
    .map((record) => {
      const page = starts[record] ?? record;
      const kind = table.kinds[record] ?? 'section';
      const history = table.historical.has(record) ? WEIGHTS.history : 1;
      const text = (ofText(record) + WEIGHTS.page * ofText(page)) * kindWeight(kind, intent);
      const task = ofTasks(record) * WEIGHTS.task + (page === record ? 0 : ofTasks(page) * WEIGHTS.pageTask);
      return {
        record,
        coverage: Math.max(votes.get(record)?.held ?? 0, votes.get(page)?.held ?? 0),
        score: (text + task) * history * productWeight(kind, productsOf(record, page, table), intent),
      };
    })
    .sort((a, b) => b.score - a.score || a.record - b.record);
}

/** What each document holds of the query, and how much the query says of what the site knows. */
function votesOf(units: readonly QueryUnit[], hits: ReadonlyMap<string, readonly Hit[]>): { votes: Map<number, Vote>; asked: number } {
  const matches = units.map((unit) => matchUnit(unit, hits));
  const rarities = matches.map((each) => Math.max(0, ...[...each.values()].map(({ held }) => held)));
  const whole = units.reduce((sum, { trust }, index) => sum + trust * (rarities[index] ?? 0), 0);
  const votes = new Map<number, Vote>();
  units.forEach(({ trust, shown }, index) => {
    const weight = wordWeight(shown);
    for (const [document, { score, held, titled }] of matches[index] ?? []) {
      const vote = votes.get(document) ?? { score: 0, held: 0, titled: 0, said: 0 };
      vote.score += (trust * score) / whole;
      vote.held += (trust * held) / whole;
      vote.titled += (trust * titled) / whole;
      if (titled > 0) vote.said += weight;
      votes.set(document, vote);
    }
  });
  // What the site does not know at all cannot stand in a title, and must not cost the title of what it knows.
  const known = units.filter((_, index) => (rarities[index] ?? 0) > 0);
  return { votes, asked: wordWeight(known.map(({ shown }) => shown).join(' ')) };
}

/** For each record the votes of its best two tasks. */
function taskVotes(votes: ReadonlyMap<number, Vote>, { kinds, tasks }: RecordTable): Map<number, readonly number[]> {
  const best = new Map<number, readonly number[]>();
  for (const [document, { titled, said }] of votes) {
    const task = tasks[document - kinds.length];
    if (!task) continue;
    const vote = titled ** WEIGHTS.taskMissing * Math.min(1, said / task.weight) ** WEIGHTS.taskExtra;
    best.set(task.record, [...(best.get(task.record) ?? []), vote].sort((a, b) => b - a).slice(0, 2));
  }
  return best;
}

function kindWeight(kind: RecordKind, { how, trouble, message }: Intent): number {
  const mood: ByKind = message ? WEIGHTS.message : trouble ? WEIGHTS.trouble : WEIGHTS.calm;
  return WEIGHTS.kind[kind] * (how ? (WEIGHTS.how[kind] ?? 1) : 1) * (mood[kind] ?? 1);
}

/** The products that a record is about: those in its title, or else those of its page. */
function productsOf(record: number, page: number, { products }: RecordTable): readonly number[] {
  const own = products[record] ?? [];
  return own.length > 0 ? own : (products[page] ?? []);
}

function productWeight(kind: RecordKind, own: readonly number[], { products, trouble }: Intent): number {
  if (own.length === 0) return 1;
  // A message says by itself whose it is.
  if (products.length === 0) return kind === 'error' ? 1 : WEIGHTS.anyProduct;
  if (!own.some((each) => products.includes(each))) return WEIGHTS.otherProduct;
  return trouble && (kind === 'page' || kind === 'section') ? WEIGHTS.productInTrouble : WEIGHTS.sameProduct;
}

/** For each record the first of its page, which is the page itself. */
function pageStarts({ pages }: RecordTable): number[] {
  const starts: number[] = [];
  pages.forEach((page, record) => starts.push(page === pages[record - 1] ? (starts[record - 1] as number) : record));
  return starts;
}
