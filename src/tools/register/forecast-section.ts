import { ui } from 'content:interface/register';
import knowledge from 'content:register-knowledge';
import { forecastOf, yearsOf, type Forecast, type LifetimeRule } from '../../core/register/forecast.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { element, part } from '../shared/element.ts';
import { breathe } from '../shared/source.ts';
import { forecastPicture } from './forecast-picture.ts';

const UNTIL = 2029;
/** Certificates that are counted before the page may answer. */
const STEP = 400;

/** The same certificates under one rule for all days, for comparison. */
const CONSTANT = [200, 100, 47];

/** How many renewals lie ahead, month by month, and how many hours that is. */
export class ForecastSection {
  readonly #place: HTMLElement;
  readonly #minutes: HTMLInputElement;
  #turn = 0;
  #years: { title: string; years: { year: string; renewals: number }[] }[] = [];

  constructor(place: HTMLElement) {
    this.#place = place;
    this.#minutes = part<HTMLInputElement>(place, 'minutes');
    place.addEventListener('input', ({ target }) => target === this.#minutes && this.#showYears());
  }

  async show(entries: readonly RegisterEntry[], at: Date): Promise<void> {
    const turn = ++this.#turn;
    const counted = entries.filter(({ role }) => role === 'server');
    const real = await this.#count(counted, knowledge.lifetimes, at, turn);
    const constant: Forecast[] = [];
    for (const days of CONSTANT) constant.push(await this.#count(counted, [{ from: '2020-01-01', days }], at, turn));
    if (turn !== this.#turn) return;
    part(this.#place, 'forecast-said').textContent = ui.forecastSaid({ count: real.certificates, all: sumOf(real), until: UNTIL });
    part(this.#place, 'picture').replaceChildren(forecastPicture(real.months, knowledge.lifetimes));
    part(this.#place, 'months').replaceChildren(...real.months.map(({ month, renewals }) => row(month, [String(renewals)])));
    this.#years = [
      { title: ui.byRules, years: yearsOf(real) },
      ...constant.map((forecast, index) => ({ title: ui.constant({ days: CONSTANT[index] ?? 0 }), years: yearsOf(forecast) })),
    ];
    this.#showYears();
  }

  async #count(entries: readonly RegisterEntry[], rules: readonly LifetimeRule[], at: Date, turn: number): Promise<Forecast> {
    const sum = forecastOf([], rules, at, UNTIL);
    for (let from = 0; from < entries.length && turn === this.#turn; from += STEP) {
      const some = forecastOf(entries.slice(from, from + STEP), rules, at, UNTIL);
      sum.certificates += some.certificates;
      for (const [index, { renewals }] of some.months.entries()) {
        const month = sum.months[index];
        if (month) month.renewals += renewals;
      }
      await breathe();
    }
    return sum;
  }

  #showYears(): void {
    const minutes = Number(this.#minutes.value);
    const isOdd = !(minutes > 0 && minutes <= 10_000);
    const heads = (this.#years[0]?.years ?? []).map(({ year }) => columnHead(ui.year({ year })));
    part(this.#place, 'year-heads').replaceChildren(columnHead(ui.rule), ...heads);
    part(this.#place, 'years').replaceChildren(
      ...this.#years.map(({ title, years }) =>
        row(
          title,
          years.map(({ renewals }) =>
            isOdd ? ui.times({ count: renewals }) : ui.timesAndHours({ count: renewals, hours: hoursOf(renewals, minutes) }),
          ),
        ),
      ),
    );
  }
}

const sumOf = ({ months }: Forecast): number => months.reduce((sum, { renewals }) => sum + renewals, 0);

function hoursOf(renewals: number, minutes: number): string {
  const hours = (renewals * minutes) / 60;
  return hours < 10 ? hours.toFixed(1).replace('.0', '') : String(Math.round(hours));
}

function columnHead(text: string): HTMLElement {
  const head = element('th', { text });
  head.scope = 'col';
  return head;
}

function row(title: string, cells: readonly string[]): HTMLElement {
  const head = element('th', { text: title });
  head.scope = 'row';
  return element('tr', {}, head, ...cells.map((text) => element('td', { text })));
}
