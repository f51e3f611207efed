import { Document, isMap, visit } from 'yaml';
import type { Permalinks } from '../../schemas/permalinks.ts';
import type { Published } from './published.ts';

const HEAD = ` 已經公開的固定連結，由 npm run permalinks 登記，只增不減，不要手改。
 ids：代號與它有過的網址，舊的在前；go/代號.html 會帶到現在的位置。
 fragments：每一頁小標題的代號。搬走或刪掉的，在 forwarding.yaml 寫現在的去處。`;

/** The register with what is published now: what was there stays as it is, new things are added, names sorted. */
export function grown(register: Permalinks, { ids, fragments }: Published): Permalinks {
  const addresses = new Map(Object.entries(register.ids));
  for (const [id, { address }] of ids) {
    const had = addresses.get(id) ?? [];
    if (!had.includes(address)) addresses.set(id, [...had, address]);
  }
  const headings = new Map(Object.entries(register.fragments));
  for (const [page, list] of fragments) headings.set(page, [...new Set([...(headings.get(page) ?? []), ...list])].sort());
  return { ids: sorted(addresses), fragments: sorted(headings) };
}

/** The register's file. */
export function writeRegister(register: Permalinks): string {
  const document = new Document(register);
  document.commentBefore = HEAD;
  // One line an id, one line a heading: changes read well, and two branches seldom meet.
  const ids = document.get('ids');
  if (isMap(ids)) visit(ids, { Seq: (_, node) => void (node.flow = true) });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
