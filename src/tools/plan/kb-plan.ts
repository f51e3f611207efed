import { ui } from 'content:interface/plan';
import { applies } from '../../core/plan/applies.ts';
import { dayNumber, daysFor, dueDay } from '../../core/plan/due-day.ts';
import { dayIn, lifeIn, withDay, withLife } from '../../core/plan/fragment.ts';
import { Letters } from './letters.ts';

/** A plan of a walk: shows what is for this reader, and counts the days back from the one that the reader gives. The address keeps it. */
export class KbPlan extends HTMLElement {
  #items = [...this.querySelectorAll<HTMLElement>('[data-item]')];
  /** What stands there while no day is given. */
  #hint = this.querySelector('[data-said]')?.textContent ?? '';

  #letters!: Letters;

  connectedCallback(): void {
    this.#letters = new Letters(this);
    const day = this.#day();
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    this.querySelector('form')?.removeAttribute('hidden');
    day?.addEventListener('input', () => {
      history.replaceState(null, '', withDay(location.hash, day.value));
      this.#date();
    });
    const life = this.#life();
    life?.addEventListener('input', () => {
      history.replaceState(null, '', withLife(location.hash, life.value));
      this.#date();
    });
    this.#walker()?.addEventListener('walked', () => this.#show());
    this.#walker()
      ?.querySelector('[data-copy]')
      ?.addEventListener('click', () => this.#letters.copied());
    this.#show();
  }

  #show(): void {
    const walker = this.#walker();
    const walked = walker?.dataset.mode === 'walk';
    const given = [...(walker?.querySelectorAll<HTMLElement>('[data-steps] [data-step]') ?? [])].map(({ dataset }) => dataset.step ?? '');
    const shown = this.closest<HTMLElement>('[data-node]')?.hidden === false;
    for (const item of this.#items) {
      item.hidden = walked && shown && !applies((item.dataset.when ?? '').split(' ').filter(Boolean), given);
      const only = item.querySelector<HTMLElement>('[data-only]');
      if (only) only.hidden = walked;
    }
    if (shown || !walked) this.#ask(walked);
    const keeper = given.find((name) => name.startsWith('keeper.'));
    if (keeper && shown)
      for (const who of this.querySelectorAll('[data-who="host"]')) who.textContent = keeper === 'keeper.vendor' ? ui.vendor : ui.staff;
    const day = this.#day();
    if (!day) return;
    // Another step of the walk leaves the day out of its address, and the lifetime.
    const kept = dayIn(location.hash);
    if (kept !== '') day.value = kept;
    else if (shown && day.value !== '' && walked) history.replaceState(null, '', withDay(location.hash, day.value));
    this.#live(shown && walked);
    this.#date();
  }

  /** The form asks for what the list that is shown has room for. */
  #ask(walked: boolean): void {
    const used = new Set(
      this.#items
        .filter(({ hidden }) => !hidden)
        .flatMap((item) => [...item.querySelectorAll<HTMLElement>('var[data-field]')].map(({ dataset }) => dataset.field)),
    );
    for (const input of this.#walker()?.querySelectorAll<HTMLInputElement>('kb-fill input[name]') ?? []) {
      const row = input.parentElement;
      if (row) row.hidden = walked && !used.has(input.name);
    }
  }

  /** The lifetime out of the address, or into it where the list is what the address is of. */
  #live(own: boolean): void {
    const life = this.#life();
    if (!life) return;
    const kept = lifeIn(location.hash);
    if ([...life.options].some(({ value }) => value === kept)) life.value = kept;
    else if (own && life.selectedIndex > 0) history.replaceState(null, '', withLife(location.hash, life.value));
  }

  #date(): void {
    const day = this.#day();
    const life = this.#life();
    const open = this.#items.filter(({ hidden }) => !hidden);
    const before = open.map(({ dataset }) => {
      const longest = Number(life?.options[0]?.value);
      return life ? daysFor(Number(dataset.before), Number(life.value), longest) : Number(dataset.before);
    });
    this.querySelector('[data-lives]')?.toggleAttribute('hidden', life !== null);
    const now = today();
    const base = day && day.value !== '' ? dueDay(day.value, 0, now) : null;
    for (const [index, item] of open.entries()) {
      const due = base && day ? dueDay(day.value, before[index] ?? 0, now) : null;
      write(item, '[data-due]', due ? name(due.day, due.weekday) : ui.number({ number: dayNumber(before[index] ?? 0, before) }));
      if (life) write(item, '[data-from]', this.#from(before[index] ?? 0));
      write(item, '[data-late]', due?.late ? ui.late : due?.moved ? ui.moved : '');
      item.querySelector('[data-late]')?.toggleAttribute('data-moved', due?.late === false);
    }
    const own = base && day ? name(day.value, new Date(`${day.value}T00:00:00Z`).getUTCDay()) : '';
    write(this, '[data-own]', life && own !== '' ? ui.own({ date: own, life: life.value }) : own);
    this.#letters.dated(base && day ? inWords(day.value) : '');
    const said = this.querySelector('[data-said]');
    if (!said || !day) return;
    if (day.value === '') said.textContent = this.#hint;
    else if (!base) said.textContent = ui.unreadable;
    else said.textContent = (day.value < now ? ui.over({ date: own }) : '') + ui.counted({ date: own });
  }

  #from(before: number): string {
    const event = this.dataset.event ?? '';
    return before === 0 ? ui.onDay({ event }) : ui.ahead({ event, days: before });
  }

  #life(): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>('[data-life]');
  }

  #day(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('[data-day]');
  }

  #walker(): HTMLElement | null {
    return this.closest<HTMLElement>('kb-walker');
  }
}

/** "2027 年 1 月 15 日", as it stands in a letter. */
function inWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  return ui.dayInWords({ year, month: Number(month), day: Number(day) });
}

function write(item: HTMLElement, selector: string, text: string): void {
  const place = item.querySelector(selector);
  if (place) place.textContent = text;
}

/** "2027/1/15（五）". */
function name(date: string, weekday: number): string {
  const [year = '', month, day] = date.split('-');
  return ui.day({ year, month: Number(month), day: Number(day), weekday: ui.weekdays.charAt(weekday) });
}

/** The reader's own day as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
