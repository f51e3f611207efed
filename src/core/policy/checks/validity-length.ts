import type { Check } from '../check.ts';
import { addMonths, instant, validityDays } from '../calendar.ts';
import { numberParameter } from '../parameter.ts';

/** Validity period against a limit in days (BR 6.3.2: both ends count, any part of a day is a day) or in calendar months (S27). */
export const validityLength: Check = {
  facts: ['days', 'maximum'],
  parameters: ['days', 'months'],
  run: (subject, parameters) => {
    const from = instant(subject.notBefore);
    const until = instant(subject.notAfter);
    if (from === null || until === null || until < from) return [];
    const days = validityDays(from, until);
    const limit = numberParameter(parameters, 'days');
    if (limit !== null) return days > limit ? [{ days, maximum: limit }] : [];
    // CAs of the months' time ended on the same clock time as they began, so the last second is not counted.
    const end = addMonths(from, numberParameter(parameters, 'months') ?? 0);
    return until > end ? [{ days, maximum: validityDays(from, end - 1000) }] : [];
  },
};
