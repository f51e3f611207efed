import type { Check } from '../check.ts';
import { instant, taiwanTime, wholeDays } from '../calendar.ts';

/** Before its notBefore (RFC 5280, 4.1.2.5). `date` is Taiwan's time. */
export const notYetValid: Check = {
  facts: ['date', 'days'],
  parameters: [],
  run: ({ notBefore }, _, { at }) => {
    const from = instant(notBefore);
    return from !== null && at.getTime() < from ? [{ date: taiwanTime(from), days: wholeDays(at.getTime(), from) }] : [];
  },
};
