import { content } from '../content/content-folder.ts';
import { datedFacts, saidBy } from '../content/dated-facts.ts';
import type { Fact } from '../schemas/fact.ts';
import { families } from './authority-labels.ts';

export const areaLabel: Record<Fact['area'], string> = {
  rule: '規範',
  platform: '瀏覽器與平台',
  authority: '簽發單位',
  product: '產品支援',
};

const byDate = (a: Fact, b: Fact): number => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1);

/** All facts, the earliest first. */
export const facts = (): Fact[] => [...datedFacts(content).values()].toSorted(byDate);

/** What a fact says where a page or a picture needs it: its date as sentences have it, or one of its words. Throws where there is none. */
export function said(id: string, show?: string): string {
  const words = saidBy(datedFacts(content), id, show);
  if (words === null) throw new Error(`content/facts：沒有 ${id}${show === undefined ? '' : ` 的 ${show}`}。`);
  return words;
}

/** The last day on which a fact was looked at: what lies behind it was still to come then, whatever the day of the build. */
export const lastChecked = (list: readonly Fact[]): string =>
  list.reduce((latest, { checked }) => (checked > latest ? checked : latest), '');

/** Whom a fact concerns, in words; "" is everyone. */
export function concerned({ hits }: Fact): string {
  const servers = content.load('servers').flatMap(({ id, name }) => (hits.servers.includes(id) ? [name] : []));
  const issuers = families.flatMap(({ id, title }) => (hits.families.includes(id) ? [title] : []));
  return [...servers, ...issuers].join('、');
}

/** The longest lives that the rules allow and from when on, as the tools read them: "200:2026-03-15 100:2027-03-15". */
export const lifeLimits = (): string =>
  facts()
    .flatMap(({ id, date, values }) => (id.startsWith('max-validity-') && values.days !== undefined ? [`${values.days}:${date}`] : []))
    .join(' ');
