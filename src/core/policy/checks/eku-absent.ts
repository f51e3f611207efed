import type { Check } from '../check.ts';
import { hasUnreadableExtension } from '../unreadable.ts';

/** No extended key usage, which public certificates must have (BR 7.1.2.7.6). */
export const ekuAbsent: Check = {
  facts: [],
  parameters: [],
  run: (subject) => (subject.extendedKeyUsage.length === 0 && !hasUnreadableExtension(subject, '2.5.29.37') ? [{}] : []),
};
