import { instant, validityDays, wholeDays } from '../policy/calendar.ts';

/** A whole day in somebody's calendar on which something about a certificate falls due. */
export interface RenewalDay {
  /** As Taiwan's calendar has it: "2026-11-30". */
  day: string;
  /** Days until the certificate ends; 0 on the day itself. */
  left: number;
}

/** Days before the end on which somebody is reminded for the last time. */
const WEEK = 7;
/** A sixth of a short life is about a week: there the last reminder comes three days before. */
const SHORT = 3;
const DAY = 86_400_000;
const TAIWAN = 8 * 3_600_000;

/**
 * When to be reminded that a certificate ends: when a third of its life is left, which is the time to begin (as the guide for renewals
 * says), when a sixth is left, a week before and on the day itself. What is past at `at` is left out. Empty where it has ended or a date is missing.
 */
export function renewalDays(notBefore: string | null, notAfter: string | null, at: Date): RenewalDay[] {
  const [from, until] = [instant(notBefore), instant(notAfter)];
  if (from === null || until === null || until < from || until < at.getTime()) return [];
  const days = validityDays(from, until);
  const [begin, chase] = [Math.floor(days / 3), Math.floor(days / 6)];
  const last = chase >= 2 * WEEK ? WEEK : Math.min(SHORT, chase);
  return [...new Set([begin, chase, last, 0])]
    .filter((left) => left === 0 || left <= wholeDays(at.getTime(), until))
    .map((left) => ({ left, day: new Date(until - left * DAY + TAIWAN).toISOString().slice(0, 10) }));
}
