import { ui } from 'content:interface/register';
import knowledge from 'content:register-knowledge';
import { taipeiTime } from '../../core/policy/calendar.ts';
import { breaksOf } from '../../core/register/breaks.ts';
import type { KeeperNotes, RegisterEntry } from '../../core/register/register-entry.ts';
import { element } from '../shared/element.ts';
import type { Row } from './find-rows.ts';
import { breakWords, endDay, placesOf, verdictOf } from './row-words.ts';

/** What an opened row asks of the tool. */
export interface DetailHost {
  at: Date;
  day: string;
  messages: Readonly<Record<string, string>>;
  root: string;
  /** A note was written. */
  written: (entry: RegisterEntry) => void;
  compare: (row: Row, old: RegisterEntry) => Promise<HTMLElement>;
  remove: (row: Row) => void;
}

/** What people write, in the order of the table that is saved. */
export const NOTES: readonly (readonly [keyof KeeperNotes, string])[] = [
  ['installedOn', ui.installedOn],
  ['system', ui.system],
  ['keeper', ui.keeper],
  ['remark', ui.remark],
];

/** More names or places than this are counted. */
const MOST = 60;

/** Everything about one certificate: what happens to it when, what people write of it, what it says itself, and what it replaces. */
export function rowDetail(row: Row, host: DetailHost): HTMLElement {
  const { entry } = row;
  const { reason, tone } = verdictOf(entry, host.messages, host.at);
  const said = entry.verdict === null ? ui.onlyListed : tone === 'good' ? '' : reason;
  const compared = element('div');
  compared.dataset.compared = '';
  const remove = element('button', { type: 'button', className: 'button', text: ui.remove });
  remove.addEventListener('click', () => host.remove(row));
  const detail = element('div', {}, element('h3', { text: entry.name || ui.nameless }));
  if (said !== '') detail.append(element('p', { text: said }));
  detail.append(
    notesOf(entry, host),
    ...happenings(entry, host),
    ...replacedList(row, host, compared),
    compared,
    factList(entry),
    element('p', { className: 'bench-row' }, remove),
  );
  return detail;
}

function notesOf(entry: RegisterEntry, { written }: DetailHost): HTMLElement {
  const fields = NOTES.map(([name, title]) => {
    const field = element('input', { type: 'text' });
    field.name = `note-${name}`;
    field.maxLength = 300;
    field.autocomplete = 'off';
    field.value = entry.notes[name];
    // The guard has the last word on what stands there.
    field.addEventListener('input', () => {
      entry.notes[name] = field.value;
      written(entry);
    });
    return element('label', {}, element('span', { text: title }), field);
  });
  return element('div', { className: 'keeper-fields' }, ...fields);
}

/** What is ahead, the first first, and what has come already. */
function happenings(entry: RegisterEntry, { day, root }: DetailHost): HTMLElement[] {
  const items = breaksOf(entry, knowledge).map((each) => {
    const { text, action, page } = breakWords(each, entry);
    const item = element(
      'li',
      {},
      element('b', { text: each.day }),
      each.day > day ? '　' : `（${ui.already}）`,
      element('span', { text }),
    );
    if (action !== '') item.append(element('span', { className: 'beside-name', text: action }));
    if (page !== null) item.append(' ', element('a', { href: root + page, text: ui.more2 }));
    return item;
  });
  return items.length === 0 ? [] : [element('h4', { text: ui.happens }), element('ul', { className: 'happens' }, ...items)];
}

function replacedList({ entry, replaced }: Row, { compare }: DetailHost, compared: HTMLElement): HTMLElement[] {
  if (replaced.length === 0) return [];
  const items = replaced.slice(0, MOST).map((old) => {
    const button = element('button', { type: 'button', className: 'button', text: ui.compare });
    button.setAttribute('aria-label', ui.compareWith({ name: entry.name, day: endDay(old) }));
    button.addEventListener('click', () => void compare({ entry, replaced }, old).then((shown) => compared.replaceChildren(shown)));
    const said = ui.replacedBy({ day: endDay(old), serial: old.serialHex ?? ui.unknown, until: endDay(entry) });
    return element('li', {}, element('span', { text: said }), ' ', button);
  });
  return [element('h4', { text: ui.replaced }), element('ul', {}, ...items)];
}

function factList(entry: RegisterEntry): HTMLElement {
  const time = (iso: string | null): string => (iso === null ? '' : taipeiTime(iso));
  const facts: readonly (readonly [string, string, boolean?])[] = [
    [ui.names, some(entry.names)],
    [ui.issuer, entry.issuer],
    [ui.begins, time(entry.notBefore)],
    [ui.endsAt, time(entry.notAfter)],
    [ui.key, entry.key],
    [ui.uses, entry.uses?.join('、') ?? ''],
    [ui.hasKey, entry.hasKey === null ? '' : entry.hasKey ? ui.keyThere : ui.keyMissing],
    [ui.met, some(placesOf(entry))],
    [ui.serial, entry.serialHex ?? '', true],
    [ui.sha1, entry.sha1 ?? '', true],
    [ui.sha256, entry.sha256 ?? '', true],
  ];
  const list = element('dl');
  for (const [title, value, isData] of facts) {
    if (value === '') continue;
    list.append(element('dt', { text: title }), element('dd', { className: isData ? 'data' : '', text: value }));
  }
  return element('div', { className: 'facts' }, list);
}

const some = (values: readonly string[]): string =>
  values.length <= MOST ? values.join('、') : ui.andMore({ some: values.slice(0, MOST).join('、'), count: values.length - MOST });
