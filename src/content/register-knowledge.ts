import { rootsAbove } from '../core/authority/roots-above.ts';
import { CHANGING, REFUSING, type RegisterKnowledge } from '../core/register/breaks.ts';
import type { LifetimeRule } from '../core/register/forecast.ts';
import { endId, endsOf } from './dated-facts.ts';
import { load } from './content-folder.ts';

/** What the register looks up: the facts that hit certificates, ends of support, authorities, and how long a certificate may live. */
export function registerKnowledge(): RegisterKnowledge & { lifetimes: LifetimeRule[] } {
  const facts = load('facts');
  const authorities = load('authorities');
  return {
    facts: facts
      .filter(({ id }) => id in REFUSING || id in CHANGING)
      .map(({ id, title, date, what, action }) => ({ id, title, date, what, action: action ?? '' })),
    supports: load('lifecycle').flatMap((product) =>
      endsOf(product).map(({ id, title, date }) => ({
        id,
        words: wordsOf(product.id, product.name),
        version: product.versions.find(({ version }) => endId(product.id, version) === id)?.version ?? '',
        title,
        date,
      })),
    ),
    issuers: authorities.map((authority) => {
      const { id, name, family, status, notAfter } = authority;
      return { id, name, family, status, notAfter, roots: rootsAbove(authority, authorities).map((root) => root.id) };
    }),
    lifetimes: facts
      .filter(({ id }) => id.startsWith('max-validity-'))
      .map(({ date, values }) => ({ from: date, days: Number(values['days']) }))
      .sort((a, b) => a.from.localeCompare(b.from)),
  };
}

/** "Java（Eclipse Temurin）" is called Java, and by its file's name JDK. */
const wordsOf = (id: string, name: string): string[] => [
  ...new Set([(name.split('（')[0] ?? name).toLowerCase(), id.replaceAll('-', ' ')]),
];
