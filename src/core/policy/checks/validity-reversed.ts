import type { Check } from '../check.ts';
import { instant, taiwanTime } from '../calendar.ts';

/** A certificate that ends before it begins (RFC 5280, 4.1.2.5). */
export const validityReversed: Check = {
  facts: ['from', 'until'],
  parameters: [],
  run: ({ notBefore, notAfter }) => {
    const from = instant(notBefore);
    const until = instant(notAfter);
    return from !== null && until !== null && until < from ? [{ from: taiwanTime(from), until: taiwanTime(until) }] : [];
  },
};
