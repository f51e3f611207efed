import type { Check } from '../check.ts';
import { instant, taiwanTime, wholeDays } from '../calendar.ts';

/** Past its notAfter, whose second still counts (RFC 5280, 4.1.2.5). `date` is Taiwan's time. */
export const expired: Check = {
  facts: ['date', 'days'],
  parameters: [],
  run: ({ notAfter }, _, { at }) => {
    const until = instant(notAfter);
    if (until === null || at.getTime() < until + 1000) return [];
    return [{ date: taiwanTime(until), days: wholeDays(until, at.getTime()) }];
  },
};
