import type { Forwarding, Permalinks } from '../../schemas/permalinks.ts';
import { addressOf, forwards, headingAddresses, pageOf } from '../../content/permanent/forwarding.ts';
import type { PermanentId } from '../../content/permanent/permanent-ids.ts';
import type { Published } from '../../content/permanent/published.ts';

const REGISTER = 'content/permalinks.yaml';
const FORWARDING = 'content/forwarding.yaml';

/** Published links that lead nowhere any more, new ones that are not registered, and forwarding that does not help. For the editor. */
export function lintPermalinks(published: Published, register: Permalinks, entries: Forwarding): string[] {
  const gone = forwards(published, register, entries);
  const there = (place: string): boolean => addressOf(place, published) !== null || gone.has(place);
  return [
    ...lostIds(published, register, there),
    ...lostAddresses(published, register, there),
    ...givenAway(published, register, gone),
    ...unregistered(published, register),
    ...entries.flatMap((entry) => faultsOf(entry, published, register, entries)),
  ];
}

/** Names that stand for two things, or cannot be a file's name everywhere. */
export function lintIdNames(list: readonly PermanentId[]): string[] {
  const first = new Map<string, PermanentId>();
  return list.flatMap((each) => {
    const before = first.get(each.id);
    first.set(each.id, before ?? each);
    const place = `${each.address}（${each.title}）`;
    if (before)
      return [
        `固定連結的代號「${each.id}」同時指到 ${before.address}（${before.title}）與 ${place}；請替比較新的那一個換代號，已經公開的不要改。`,
      ];
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(each.id) ? [] : [`${place} 的代號「${each.id}」只能用小寫英文、數字與連字號。`];
  });
}

const howTo = (from: string, to: string): string =>
  `請改回來；真的要改，在 ${FORWARDING} 加一筆 from: ${from}、${to}，寫上 date 與 reason。`;

function lostIds({ ids }: Published, register: Permalinks, there: (place: string) => boolean): string[] {
  return Object.entries(register.ids).flatMap(([id, addresses]) =>
    ids.has(id) || there(id)
      ? []
      : [`已經公開的固定連結 go/${id}.html（${addresses.at(-1)}）不見了。${howTo(id, 'to: 現在該看的代號或頁面')}`],
  );
}

/** One sentence for a page that is gone, none for what was on it; none for the address of an id that is gone itself. */
function lostAddresses(published: Published, register: Permalinks, there: (place: string) => boolean): string[] {
  const owned = Object.entries(register.ids).flatMap(([id, addresses]) => addresses.map((address) => ({ address, id })));
  const pages = owned.filter(({ address }) => !address.includes('#'));
  const known = new Set(pages.map(({ address }) => address));
  const inside = [...owned, ...headingAddresses(register).map((address) => ({ address, id: null }))].filter(({ address }) =>
    address.includes('#'),
  );
  const moved = (address: string, id: string | null): string => {
    const now = id === null ? undefined : published.ids.get(id)?.address;
    const what = address.includes('#') ? '段落' : '頁面';
    if (now === undefined) return `已經公開的${what} ${address} 不見了。${howTo(address, 'to: 現在該看的代號、頁面或段落')}`;
    return `已經公開的${what} ${address} 不見了，「${id}」現在在 ${now}。${howTo(address, `to: ${id}`)}`;
  };
  return [
    ...pages.filter(({ address, id }) => !there(address) && there(id)).map(({ address, id }) => moved(address, id)),
    ...inside
      .filter(({ address, id }) => !there(address) && (id === null || there(id)) && (there(pageOf(address)) || !known.has(pageOf(address))))
      .map(({ address, id }) => moved(address, id)),
  ];
}

/** An id that leads elsewhere although its old place is still there stands for something else now. */
function givenAway(published: Published, register: Permalinks, gone: ReadonlyMap<string, string>): string[] {
  return Object.entries(register.ids).flatMap(([id, addresses]) => {
    const now = published.ids.get(id)?.address;
    const last = addresses.at(-1) ?? '';
    if (now === undefined || addresses.includes(now) || gone.has(last) || !published.addresses.has(last)) return [];
    return [`固定連結 go/${id}.html 一直指到 ${last}，現在改指 ${now}，而原來的還在。代號不能換給別的內容，請替新的內容取另一個代號。`];
  });
}

const SHOWN = 8;

function unregistered({ ids, fragments }: Published, register: Permalinks): string[] {
  const links = [...ids].filter(([id, { address }]) => !register.ids[id]?.includes(address)).map(([id]) => id);
  const headings = [...fragments].flatMap(([page, list]) =>
    list.filter((id) => !register.fragments[page]?.includes(id)).map((id) => `${page}#${id}`),
  );
  const all = [...links, ...headings];
  if (all.length === 0) return [];
  const shown = all.slice(0, SHOWN).join('、') + (all.length > SHOWN ? ' 等' : '');
  return [`有 ${all.length} 個新的固定連結還沒登記：${shown}。請執行 npm run permalinks，並把 ${REGISTER} 一起送出。`];
}

function faultsOf({ from, to }: Forwarding[number], published: Published, register: Permalinks, entries: Forwarding): string[] {
  const say = (text: string): string => `${FORWARDING} 的 from: ${from}：${text}`;
  const faults: string[] = [];
  if (addressOf(from, published) !== null) faults.push(say('它還在網站上，不必轉走。請刪掉這一筆，或看看 from 有沒有打錯。'));
  else if (!isRegistered(from, register)) faults.push(say(`${REGISTER} 沒有登記過，沒有人手上會有這個連結。請看看 from 有沒有打錯。`));
  if (addressOf(to, published) === null) faults.push(say(faultOfTarget(from, to, published, entries)));
  return faults;
}

function isRegistered(place: string, register: Permalinks): boolean {
  return (
    register.ids[place] !== undefined ||
    Object.values(register.ids).some((list) => list.includes(place)) ||
    headingAddresses(register).includes(place)
  );
}

/** The target is not there: the entry chains on to another one, in a circle or not, or leads nowhere. */
function faultOfTarget(from: string, to: string, published: Published, entries: Forwarding): string {
  const seen = [from];
  let at: string | undefined = to;
  while (at !== undefined && addressOf(at, published) === null) {
    if (seen.includes(at)) return `轉來轉去又回到「${at}」，請把 to 改成現在真的有的地方。`;
    seen.push(at);
    const place: string = at;
    at = entries.find((entry) => entry.from === place)?.to;
  }
  if (at === undefined) return `to 的「${seen.at(-1)}」不存在，請改成現在有的代號、頁面或段落。`;
  return `to 的「${to}」自己也搬走了，請直接寫最後的去處 to: ${at}。`;
}
