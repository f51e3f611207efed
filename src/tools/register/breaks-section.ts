import { ui } from 'content:interface/register';
import knowledge from 'content:register-knowledge';
import { breaksOn, type Break } from '../../core/register/breaks.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { element, part } from '../shared/element.ts';
import { breathe } from '../shared/source.ts';
import { breakWords, endDay } from './row-words.ts';

/** Names that are shown of a group; the others are counted. */
const MOST = 40;
/** Certificates that are looked through before the page may answer. */
const STEP = 400;

interface Group {
  first: Break;
  entry: RegisterEntry;
  entries: RegisterEntry[];
}

/** The graver first. */
const ORDER: readonly Break['kind'][] = ['expires', 'refused', 'issuer-ends', 'support-ends', 'renewal-differs'];

/** What of the register stops on a day, and why: not only what ends, but also what some clients refuse from then on. */
export class BreaksSection {
  readonly #place: HTMLElement;
  readonly #root: string;
  readonly #field: HTMLInputElement;
  #entries: readonly RegisterEntry[] = [];
  #turn = 0;

  constructor(place: HTMLElement, root: string, today: string) {
    this.#place = place;
    this.#root = root;
    this.#field = part<HTMLInputElement>(place, 'day');
    this.#field.value = today;
    place.addEventListener('input', ({ target }) => target === this.#field && void this.#fill());
    const picks = part(place, 'picks');
    for (const [day, title] of picksFrom(today)) {
      const button = element('button', { type: 'button', className: 'button', text: title });
      button.addEventListener('click', () => {
        this.#field.value = day;
        void this.#fill();
      });
      picks.append(button);
    }
  }

  show(entries: readonly RegisterEntry[]): void {
    this.#entries = entries;
    void this.#fill();
  }

  async #fill(): Promise<void> {
    const turn = ++this.#turn;
    const day = this.#field.value;
    const said = part(this.#place, 'breaks-said');
    const list = part(this.#place, 'breaks');
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) {
      said.textContent = ui.oddDay;
      return;
    }
    const groups = new Map<string, Group>();
    const hit = new Set<RegisterEntry>();
    for (const [index, entry] of this.#entries.entries()) {
      if (index % STEP === STEP - 1) {
        await breathe();
        if (turn !== this.#turn) return;
      }
      for (const each of breaksOn(entry, day, knowledge)) {
        if (each.kind !== 'renewal-differs') hit.add(entry);
        const key = [each.kind, each.fact ?? '', each.kind === 'issuer-ends' ? entry.issuedBy : ''].join(' ');
        const group = groups.get(key);
        if (group) group.entries.push(entry);
        else groups.set(key, { first: each, entry, entries: [entry] });
      }
    }
    said.textContent =
      groups.size === 0
        ? ui.nothingStops({ day, count: this.#entries.length })
        : ui.stops({ day, count: hit.size, all: this.#entries.length });
    list.replaceChildren(
      ...[...groups.values()].sort((a, b) => ORDER.indexOf(a.first.kind) - ORDER.indexOf(b.first.kind)).map((group) => this.#group(group)),
    );
  }

  #group({ first, entry, entries }: Group): HTMLElement {
    const { text, action, page } = breakWords(first, entry);
    const isEnd = first.kind === 'expires';
    const names = entries
      .toSorted((a, b) => (a.notAfter ?? '').localeCompare(b.notAfter ?? ''))
      .slice(0, MOST)
      .map((each) => element('li', { text: isEnd ? ui.line({ name: each.name, reason: endDay(each) }) : each.name }));
    if (entries.length > MOST) names.push(element('li', { text: ui.others({ count: entries.length - MOST }) }));
    const heading = element('h3', { text: ui.group({ title: isEnd ? ui.expired : TITLES[first.kind], count: entries.length }) });
    const what = element('p', { text: isEnd ? ui.expiredWhat : text });
    const box = element('section', { className: 'break' }, heading, what);
    if (action !== '') box.append(element('p', {}, element('b', { text: ui.action }), element('span', { text: action })));
    if (page !== null) box.append(element('p', {}, element('a', { href: this.#root + page, text: ui.more2 })));
    box.append(element('ul', { className: 'name-columns' }, ...names));
    return box;
  }
}

const TITLES: Record<Break['kind'], string> = {
  expires: ui.expired,
  refused: ui.kindRefused,
  'issuer-ends': ui.issuerEnds,
  'support-ends': ui.kindSupport,
  'renewal-differs': ui.kindDiffers,
};

/** Days to look at: today, the ends of the next months, and the days on which something dated begins. */
function picksFrom(today: string): [day: string, title: string][] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const ends = [0, 1, 2].map((ahead) => new Date(Date.UTC(year, month + ahead, 0)).toISOString().slice(0, 10));
  const dated = knowledge.facts
    .map(({ date, title }): [string, string] => [date.length === 7 ? `${date}-01` : date, title])
    .filter(([day]) => day > today)
    .sort(([a], [b]) => a.localeCompare(b))
    .slice(0, 6)
    .map(([day, title]): [string, string] => [day, ui.pick({ day, title })]);
  return [[today, ui.today], ...ends.map((day): [string, string] => [day, ui.monthEnd({ day })]), ...dated];
}
