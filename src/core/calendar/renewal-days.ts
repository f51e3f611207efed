import { instant, validityDays, wholeDays } from '../policy/calendar.ts';

/** A whole day in somebody's calendar on which something about a certificate falls due. */
export interface RenewalDay {
  /** As Taiwan's calendar has it: "2026-11-30". */
  day: string;
  /** Days until the certificate ends; 0 on the day itself. */
  left: number;
}

/** Days before the end on which somebody is reminded again, until it is done. */
const AGAIN = [30, 14, 7, 0];
/** A second reminder sooner after the first tells nothing new. */
const APART = 5;
const DAY = 86_400_000;
const TAIWAN = 8 * 3_600_000;

/**
 * When to be reminded that a certificate ends: when a third of its life is left, which is the time to begin (as the guide for renewals
 * says), then 30, 14 and 7 days before and on the day itself. What is past at `at` is left out. Empty where it has ended or a date is missing.
 */
export function renewalDays(notBefore: string | null, notAfter: string | null, at: Date): RenewalDay[] {
  const [from, until] = [instant(notBefore), instant(notAfter)];
  if (from === null || until === null || until < from || until < at.getTime()) return [];
  const begin = Math.floor(validityDays(from, until) / 3);
  const days = [begin, ...AGAIN.filter((left) => left <= begin - APART)];
  if (!days.includes(0)) days.push(0);
  return days
    .filter((left) => left === 0 || left <= wholeDays(at.getTime(), until))
    .map((left) => ({ left, day: new Date(until - left * DAY + TAIWAN).toISOString().slice(0, 10) }));
}
