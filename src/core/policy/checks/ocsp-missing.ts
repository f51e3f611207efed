import type { Check } from '../check.ts';
import { hasUnreadableExtension } from '../unreadable.ts';

/** No OCSP address in the authority information access (BR 7.1.2.7.7: allowed since 2024-03-15, ballot SC-063). */
export const ocspMissing: Check = {
  facts: [],
  parameters: [],
  run: (subject) => (subject.ocsp.length === 0 && !hasUnreadableExtension(subject, '1.3.6.1.5.5.7.1.1') ? [{}] : []),
};
