import type { Check } from '../check.ts';
import { hostNames } from '../host-names.ts';
import { hasLostAttribute, hasUnreadableExtension } from '../unreadable.ts';

/** Neither common name nor SAN: the object names no host at all. */
export const noHostName: Check = {
  facts: [],
  parameters: [],
  run: (subject) =>
    hostNames(subject).length === 0 && !hasUnreadableExtension(subject, '2.5.29.17') && !hasLostAttribute(subject.unreadable) ? [{}] : [],
};
