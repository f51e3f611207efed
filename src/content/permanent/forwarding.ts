import type { Forwarding, Permalinks } from '../../schemas/permalinks.ts';
import type { Published } from './published.ts';

/** The page that an address is on. */
export const pageOf = (address: string): string => address.split('#')[0] ?? '';

/** The address of an id, a page or a page's heading as editors write them; null if the site has no such place. */
export function addressOf(place: string, { ids, addresses }: Published): string | null {
  return ids.get(place)?.address ?? (addresses.has(place) ? place : null);
}

/**
 * Each id and address that is gone, with the address it leads to now. An entry for an id serves for the addresses the id had,
 * one for an address also for the id that is gone with it, one for a page for its headings: the same heading on the new page,
 * or else the new page itself.
 */
export function forwards(published: Published, register: Permalinks, entries: Forwarding): Map<string, string> {
  const gone = new Map<string, string>();
  const lead = (place: string, to: string): void => {
    if (!gone.has(place) && addressOf(place, published) === null) gone.set(place, to);
  };
  const known = entries.flatMap(({ from, to }) => {
    const address = addressOf(to, published);
    return address === null ? [] : [{ from, to: address }];
  });
  for (const { from, to } of known) lead(from, to);
  const ids = Object.entries(register.ids);
  for (const { from, to } of known) {
    for (const address of register.ids[from] ?? []) lead(address, to);
    for (const [id, addresses] of ids) if (addresses.includes(from)) lead(id, to);
  }
  for (const [id, addresses] of ids) for (const address of addresses) withPage(address, published.ids.get(id)?.address);
  for (const address of headingAddresses(register)) withPage(address);
  return gone;

  function withPage(address: string, now?: string): void {
    const [page = '', fragment = ''] = address.split('#');
    const to = gone.get(page);
    if (to === undefined || fragment === '') return;
    const same = `${pageOf(to)}#${fragment}`;
    lead(address, now ?? (published.addresses.has(same) ? same : to));
  }
}

/** The registered headings as addresses. */
export function headingAddresses({ fragments }: Permalinks): string[] {
  return Object.entries(fragments).flatMap(([page, ids]) => ids.map((id) => `${page}#${id}`));
}
