import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { hostNames } from '../host-names.ts';
import { clientsMissing } from '../match-host.ts';
import { hasUnreadableExtension } from '../unreadable.ts';

/** The host the reader asks about is not among the names (RFC 9525, 6). */
export const hostNotCovered: Check = {
  facts: ['host', 'names', 'count'],
  parameters: [],
  run: (subject, _, { host }) => {
    if (!host || hasUnreadableExtension(subject, '2.5.29.17')) return [];
    const names = hostNames(subject).map(({ name }) => name);
    if (clientsMissing(subject, host).length === 0) return [];
    const shown = names.slice(0, 5).map(excerpt).join('、');
    return [{ host: excerpt(host), names: shown === '' ? null : shown, count: names.length }];
  },
};
