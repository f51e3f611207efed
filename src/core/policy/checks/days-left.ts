import type { Check } from '../check.ts';
import { instant, taiwanTime, validityDays, wholeDays } from '../calendar.ts';
import { numberParameter, textParameter } from '../parameter.ts';

/**
 * Whole days until a certificate that is valid now expires. `date` is Taiwan's time. A renewal should begin with `start` days left: one of
 * `parts` parts of the lifetime, since 30 days are too late for letters on paper at 200 days and two thirds of everything at 47; at most `most`,
 * or certificates of many years would be due for years. `when` asks for those that are due (`soon`) or not yet (`later`).
 */
export const daysLeft: Check = {
  facts: ['date', 'days', 'start'],
  parameters: ['parts', 'most', 'when'],
  run: ({ notBefore, notAfter }, parameters, { at }) => {
    const from = instant(notBefore);
    const until = instant(notAfter);
    const now = at.getTime();
    if (until === null || now >= until + 1000 || now < (from ?? now)) return [];
    const days = Math.max(0, wholeDays(now, until));
    const parts = numberParameter(parameters, 'parts');
    const most = numberParameter(parameters, 'most');
    const start = parts === null || from === null ? most : Math.min(Math.floor(validityDays(from, until) / parts), most ?? Infinity);
    const when = textParameter(parameters, 'when');
    const asked = when === '' || (when === 'soon') === (start !== null && days <= start);
    return asked ? [{ date: taiwanTime(until), days, start }] : [];
  },
};
