import { getCollection } from 'astro:content';
import { families, statusLabel } from './authority-labels.ts';

/** One row of the gate: what stands in a certificate's issuer field, whose it is, what to do today. */
export interface IssuerRow {
  /** The distinguishing words of the issuer's name. */
  says: string;
  family: string;
  status: string;
  advice: string;
  href: string;
}

/** The CAs that issue to web servers, by family as a reader of today meets them; generations of one name share a row. */
export async function issuerRows(): Promise<IssuerRow[]> {
  const issuers = (await getCollection('authorities')).map(({ data }) => data).filter(({ role }) => role === 'intermediate');
  return families.flatMap(({ id: family, title, summary }) => {
    const names = new Map<string, string>();
    const own = issuers.filter((authority) => authority.family === family);
    for (const { subject, id } of own) {
      const says = /(?:^|,)(?:CN|OU)=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject;
      if (!names.has(says)) names.set(says, id);
    }
    return [...names].map(([says, id]) => ({
      says,
      family: title,
      status: statusLabel[own.find((authority) => authority.id === id)?.status ?? 'limited'],
      advice: summary,
      href: `/chain/authorities.html#${id}`,
    }));
  });
}
