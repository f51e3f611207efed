import { validityDays, wholeDays } from '../policy/calendar.ts';

/** Where `at` stands in a certificate's life: days are counted in whole 86,400 seconds. */
export interface ValiditySpan {
  days: number;
  /** Whole days until notAfter; since then, where that is past, as a negative number: of part of a day nothing counts on either side. */
  left: number;
  /** 0 at notBefore, 1 at notAfter; below 0 and above 1 outside. */
  position: number;
}

/** Measures a validity; null where a date is missing or reversed. RFC 5280, 4.1.2.5: both ends are included. */
export function validitySpan(notBefore: string | null, notAfter: string | null, at: Date): ValiditySpan | null {
  if (notBefore === null || notAfter === null) return null;
  const from = Date.parse(notBefore);
  const until = Date.parse(notAfter);
  if (!(until > from)) return null;
  const now = at.getTime();
  return {
    days: validityDays(from, until),
    left: now <= until ? wholeDays(now, until) : 0 - wholeDays(until, now),
    position: (now - from) / (until - from),
  };
}
