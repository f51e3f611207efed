import type { Check } from '../policy/check.ts';
import { instant, validityDays } from '../policy/calendar.ts';
import { listParameter } from '../policy/parameter.ts';
import { isSelfIssued } from '../policy/self-issued.ts';
import { hasUnreadableExtension } from '../policy/unreadable.ts';

const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2';

/**
 * Fewer embedded SCTs of different logs than the lifetime asks for (Chrome's and Apple's policies). `steps` is "180:2, 398:3": up to so
 * many days, so many logs; the last counts for all longer ones. Who runs the logs is not looked at. A list without any has a rule of its own.
 */
export const sctCount: Check = {
  facts: ['logs', 'needed', 'days'],
  parameters: ['steps'],
  run: (subject, parameters) => {
    if (subject.scts.length === 0 || isSelfIssued(subject)) return [];
    const from = instant(subject.notBefore);
    const until = instant(subject.notAfter);
    if (from === null || until === null) return [];
    const days = validityDays(from, until);
    const steps = listParameter(parameters, 'steps').map((step) => step.split(':').map(Number));
    const needed = (steps.find(([upTo = 0]) => days <= upTo) ?? steps.at(-1))?.[1];
    const logs = new Set(subject.scts.map(({ logId }) => logId)).size;
    return needed !== undefined && logs < needed ? [{ logs, needed, days }] : [];
  },
};

/** An SCT list with nothing in it (RFC 6962, 3.3: at least one). */
export const sctListEmpty: Check = {
  facts: [],
  parameters: [],
  run: (subject) =>
    subject.scts.length === 0 && subject.extensions.some(({ oid }) => oid === SCT_LIST) && !hasUnreadableExtension(subject, SCT_LIST)
      ? [{}]
      : [],
};
