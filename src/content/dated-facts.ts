import { called } from './called.ts';
import type { Fact, Lifecycle } from '../schemas/fact.ts';
import type { CollectionName } from './collections.ts';
import type { ContentFolder } from './content-folder.ts';

/** By id. */
export type DatedFacts = ReadonlyMap<string, Fact>;

/** The collections that facts are made of; they cite none. */
export const FACTUAL: ReadonlySet<CollectionName> = new Set(['facts', 'lifecycle'] as const);

/** Every dated fact, the ends of products' versions among them; of files that are not right, none. */
export const datedFacts = (from: ContentFolder): DatedFacts => from.get(readFacts);

const readFacts = (from: ContentFolder): DatedFacts => new Map(everyFact(from).map((fact) => [fact.id, fact]));

/** The same as a list, in which an id may stand twice: the checks say so. */
export function everyFact(from: ContentFolder): Fact[] {
  const facts = from.read('facts').entries.map(({ data }) => data);
  const ends = from.read('lifecycle').entries.flatMap(({ data }) => endsOf(data));
  return [...facts, ...ends];
}

/** "tomcat" and "8.5": "tomcat-8-5-end". */
export function endId(product: string, version: string): string {
  const short = version.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return `${product}-${short}-end`;
}

/** The end of each version's support as a fact of its own; versions without an announced end are none. */
export function endsOf({ id, name, servers, versions, ...known }: Lifecycle): Fact[] {
  return versions.flatMap(({ version, end, note = '' }) =>
    end === null
      ? []
      : {
          id: endId(id, version),
          title: `${called(name, version)} 支援結束`,
          area: 'product' as const,
          date: end,
          until: null,
          what: `${called(name, version)} 的支援到這一天為止，之後沒有一般的安全更新；有沒有付費的延長支援，看原廠公告。${note === '' ? '' : `${note}。`}`,
          action: '換到還有支援的版本。',
          hits: { servers, families: [] },
          values: {},
          words: [],
          ...known,
        },
  );
}


/** A fact's day as sentences say it: "2027-03-15", "2026 年 10 月", "2027 年". */
export function spoken(moment: string): string {
  const [year, month, day] = moment.split('-');
  if (day !== undefined) return moment;
  return month === undefined ? `${year} 年` : `${year} 年 ${Number(month)} 月`;
}

/** What a citation says: the date, `until`, or one of the fact's own words. null: there is no such fact, or it has no such word. */
export function saidBy(facts: DatedFacts, id: string, show = 'date'): string | null {
  const fact = facts.get(id);
  if (!fact) return null;
  if (show === 'date') return spoken(fact.date);
  if (show === 'until') return fact.until === null ? null : spoken(fact.until);
  return fact.values[show] ?? null;
}

/** `<fact max-validity-100>`, `<fact max-validity-100 until>`. */
const CITATION = /<fact ([a-z0-9-]+)(?: ([a-z0-9-]+))?>/g;

/** Data with its citations read out, and the citations that say nothing. */
export function cited(value: unknown, facts: DatedFacts): { value: unknown; unknown: string[] } {
  const unknown: string[] = [];
  const read = (node: unknown): unknown => {
    if (typeof node === 'string')
      return node.replaceAll(CITATION, (whole, id: string, show: string | undefined) => {
        const said = saidBy(facts, id, show);
        if (said === null) unknown.push(whole);
        return said ?? whole;
      });
    if (Array.isArray(node)) return node.map(read);
    if (typeof node === 'object' && node !== null && !(node instanceof Date))
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, read(child)]));
    return node;
  };
  return { value: read(value), unknown };
}

/** The ids that a text cites, in YAML or in MDX. */
export function citations(text: string): string[] {
  return [...text.matchAll(/<fact ([a-z0-9-]+)|<Fact\s+id="([a-z0-9-]+)"/g)].map(([, yaml, mdx]) => yaml ?? mdx ?? '');
}
