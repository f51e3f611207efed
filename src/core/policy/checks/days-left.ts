import type { Check } from '../check.ts';
import { instant, taiwanTime, wholeDays } from '../calendar.ts';
import { numberParameter } from '../parameter.ts';

/** Whole days until a certificate that is valid now expires. `date` is Taiwan's time. */
export const daysLeft: Check = {
  facts: ['date', 'days'],
  parameters: ['minimum', 'maximum'],
  run: ({ notBefore, notAfter }, parameters, { at }) => {
    const until = instant(notAfter);
    const now = at.getTime();
    if (until === null || now >= until + 1000 || now < (instant(notBefore) ?? now)) return [];
    const days = Math.max(0, wholeDays(now, until));
    const minimum = numberParameter(parameters, 'minimum') ?? 0;
    const maximum = numberParameter(parameters, 'maximum');
    return days >= minimum && (maximum === null || days <= maximum) ? [{ date: taiwanTime(until), days }] : [];
  },
};
