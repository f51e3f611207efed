import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { commonNames, comparable } from '../policy/host-names.ts';
import { hasUnreadableExtension } from '../policy/unreadable.ts';

/** A common name that the SAN does not repeat (BR 7.1.4.3: it must be one of the SAN's values). Says nothing where there is no SAN. */
export const cnNotInSan: Check = {
  facts: ['cn', 'first'],
  parameters: [],
  run: (subject) => {
    const names = subject.san.filter(({ type }) => type === 'dns' || type === 'ip');
    const first = names[0];
    if (!first || hasUnreadableExtension(subject, '2.5.29.17')) return [];
    const known = new Set(names.map(({ value }) => comparable(value)));
    return commonNames(subject)
      .filter((cn) => !known.has(comparable(cn)))
      .map((cn) => ({ cn: excerpt(cn), first: excerpt(first.value) }));
  },
};
