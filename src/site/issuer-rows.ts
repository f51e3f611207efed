import { getCollection } from 'astro:content';
import { families, statusLabel } from './authority-labels.ts';
import { packsPage } from './packs-page.ts';

/** One row of the gate: what stands in a certificate's issuer field, whose it is, what to do today. */
export interface IssuerRow {
  /** The distinguishing words of the issuer's name. */
  says: string;
  family: string;
  status: string;
  advice: string;
  href: string;
  /** What to install with a certificate of this issuer, where there is a pack. */
  pack: { href: string; title: string } | null;
}

/** The CAs that issue to web servers, by family as a reader of today meets them, the newest first; generations of one name share a row. */
export async function issuerRows(): Promise<IssuerRow[]> {
  const issuers = (await getCollection('authorities')).map(({ data }) => data).filter(({ role }) => role === 'intermediate');
  const packs = (await getCollection('packs')).map(({ data }) => data);
  return families.flatMap(({ id: family, title, summary }) => {
    const names = new Map<string, string>();
    const own = issuers.filter((authority) => authority.family === family).toSorted((a, b) => (a.notBefore < b.notBefore ? 1 : -1));
    for (const { subject, id } of own) {
      const says = /(?:^|,)(?:CN|OU)=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject;
      if (!names.has(says)) names.set(says, id);
    }
    return [...names].map(([says, id]) => {
      const pack = packs.find(({ issuer }) => issuer === id);
      return {
        says,
        family: title,
        status: statusLabel[own.find((authority) => authority.id === id)?.status ?? 'limited'],
        advice: summary,
        href: `/chain/authorities.html#${id}`,
        pack: pack ? { href: `${packsPage.href}#${pack.id}`, title: pack.title } : null,
      };
    });
  });
}
