import type { Guide } from '../schemas/guide.ts';
import { authoritiesPage } from './authorities-page.ts';

/** Something of the content that is not as it was. */
export interface Change {
  /** ISO day. */
  date: string;
  title: string;
  /** From the site's root, without a slash in front: "rules.html#san-missing". */
  address: string;
  summary: string;
}

type Noted = { changes?: readonly { date: string; text: string }[] | undefined };

/** The content that can tell of changes, as its files have it. */
export interface ChangingContent {
  /** `page` is the address from the site's root: "csr/openssl.html". */
  articles: readonly { page: string; data: Guide }[];
  errors: readonly { product: string; title: string; entries: readonly ({ id: string; title: string } & Noted)[] }[];
  flows: readonly ({ id: string; title: string } & Noted)[];
  rules: readonly ({ id: string; title: string } & Noted)[];
  authorities: readonly ({ id: string; name: string } & Noted)[];
}

/**
 * Every change, newest first, in an order that is the same in every build: what the content's `changes` say, and what articles
 * tell differently from 2017, dated by the day on which that was checked.
 */
export function changesOf({ articles, errors, flows, rules, authorities }: ChangingContent): Change[] {
  const of = (address: string, title: string, { changes = [] }: Noted): Change[] =>
    changes.map(({ date, text }) => ({ date, title, address, summary: text }));
  const all = [
    ...articles.flatMap(({ page, data }) => of(page, data.title, data)),
    ...articles.flatMap(({ page, data }) =>
      data.status === 'changed' && data.changed ? [{ date: data.checked, title: data.title, address: page, summary: data.changed }] : [],
    ),
    ...errors.flatMap(({ product, title, entries }) =>
      entries.flatMap((entry) => of(`errors/${product}.html#${entry.id}`, `${title}：${entry.title}`, entry)),
    ),
    ...flows.flatMap((flow) => of(`flows/${flow.id}.html`, flow.title, flow)),
    ...rules.flatMap((rule) => of(`rules.html#${rule.id}`, rule.title, rule)),
    ...authorities.flatMap((authority) => of(`${authoritiesPage.href.slice(1)}#${authority.id}`, authority.name, authority)),
  ];
  const key = ({ address, summary }: Change): string => `${address} ${summary}`;
  return all.toSorted((a, b) => (a.date === b.date ? (key(a) < key(b) ? -1 : 1) : a.date < b.date ? 1 : -1));
}
