import type { Check } from '../policy/check.ts';

/** A precertificate, poisoned so that no client takes it (RFC 6962, 3.1). */
export const precertificate: Check = {
  facts: [],
  parameters: [],
  run: ({ extensions }) => (extensions.some(({ oid }) => oid === '1.3.6.1.4.1.11129.2.4.3') ? [{}] : []),
};
