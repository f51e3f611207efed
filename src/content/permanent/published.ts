import { linkableHeadings, type LinkedContent } from '../linked-content.ts';
import { permanentIds, type PermanentId } from './permanent-ids.ts';

/** What the site offers to link to. Addresses are "page.html" or "page.html#id", from the root and without a slash in front. */
export interface Published {
  /** The permanent ids by name. */
  ids: ReadonlyMap<string, PermanentId>;
  /** Ids of headings by page, those left out that have a permanent id. */
  fragments: ReadonlyMap<string, readonly string[]>;
  /** Every address of the above. */
  addresses: ReadonlySet<string>;
}

/** The ids and headings that `content` gives. A name given twice stands for its first thing; the check says so. */
export function publishedBy(content: LinkedContent): Published {
  const list = permanentIds(content);
  const addresses = new Set(list.map(({ address }) => address));
  const fragments = new Map<string, string[]>();
  for (const [page, ids] of linkableHeadings(content)) {
    const own = ids.filter((id) => !addresses.has(`${page}#${id}`));
    if (own.length > 0) fragments.set(page, [...(fragments.get(page) ?? []), ...own]);
  }
  for (const [page, ids] of fragments) for (const id of ids) addresses.add(`${page}#${id}`);
  return { ids: new Map(list.toReversed().map((each) => [each.id, each])), fragments, addresses };
}

/** What an address is called: its own title, or its page's. */
export function titleOf(address: string, { ids }: Published): string {
  const page = address.split('#')[0];
  const all = [...ids.values()];
  const found = all.find((each) => each.address === address) ?? all.find((each) => each.address === page);
  if (!found) throw new Error(`No page at ${address}`);
  return found.title;
}
