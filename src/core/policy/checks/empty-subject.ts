import type { Check } from '../check.ts';

/** An empty subject beside a SAN that is not critical (RFC 5280, 4.1.2.6 and 4.2.1.6: then the SAN is the only name and must be). */
export const emptySubject: Check = {
  facts: [],
  parameters: [],
  run: ({ subject, extensions }) => {
    const san = extensions.find(({ oid }) => oid === '2.5.29.17');
    return subject?.attributes.length === 0 && san?.critical === false ? [{}] : [];
  },
};
