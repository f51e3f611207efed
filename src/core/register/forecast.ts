import { instant, validityDays } from '../policy/calendar.ts';
import type { RegisterEntry } from './register-entry.ts';

const DAY = 86_400_000;
const TAIWAN = 8 * 3_600_000;

/** From which day (ISO 8601 date, UTC) on a certificate may live how many days. */
export interface LifetimeRule {
  from: string;
  days: number;
}

export interface ForecastMonth {
  /** "2027-03". */
  month: string;
  renewals: number;
}

/** How many renewals fall into each month until the end of `untilYear`, if nobody adds or drops a certificate. */
export interface Forecast {
  /** Certificates that are counted. */
  certificates: number;
  months: ForecastMonth[];
}

/**
 * Renewals a month: each certificate is renewed when a third of its life is left, on that day for as long as the rules then allow, and so on.
 * `rules` in the order of their days; one rule for all days shows how it would be under it. A certificate that is overdue is renewed at `at`.
 */
export function forecastOf(
  entries: readonly Pick<RegisterEntry, 'notBefore' | 'notAfter'>[],
  rules: readonly LifetimeRule[],
  at: Date,
  untilYear: number,
): Forecast {
  const end = Date.UTC(untilYear + 1, 0, 1) - TAIWAN;
  const counts = new Map<string, number>();
  for (let date = monthStart(at.getTime()); date < end; date = nextMonth(date)) counts.set(monthOf(date), 0);
  let certificates = 0;
  for (const { notBefore, notAfter } of entries) {
    const [from, until] = [instant(notBefore), instant(notAfter)];
    if (until === null) continue;
    certificates++;
    // A listing may not say when it began; then what is allowed today stands for its life.
    const life = from === null || until < from ? daysAllowed(rules, at.getTime()) : validityDays(from, until);
    let renewal = Math.max(at.getTime(), until - Math.floor(life / 3) * DAY);
    while (renewal < end) {
      const month = monthOf(renewal);
      counts.set(month, (counts.get(month) ?? 0) + 1);
      const days = daysAllowed(rules, renewal);
      renewal += (days - Math.floor(days / 3)) * DAY;
    }
  }
  return { certificates, months: [...counts].map(([month, renewals]) => ({ month, renewals })) };
}

/** Renewals by year. */
export function yearsOf({ months }: Forecast): { year: string; renewals: number }[] {
  const years = new Map<string, number>();
  for (const { month, renewals } of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + renewals);
  return [...years].map(([year, renewals]) => ({ year, renewals }));
}

function daysAllowed(rules: readonly LifetimeRule[], time: number): number {
  return (rules.findLast(({ from }) => Date.parse(from) <= time) ?? rules[0])?.days ?? 0;
}

const monthOf = (time: number): string => new Date(time + TAIWAN).toISOString().slice(0, 7);

function monthStart(time: number): number {
  const local = new Date(time + TAIWAN);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - TAIWAN;
}

function nextMonth(time: number): number {
  const local = new Date(time + TAIWAN);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - TAIWAN;
}
