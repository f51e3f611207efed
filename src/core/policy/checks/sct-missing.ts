import type { Check } from '../check.ts';
import { isSelfIssued } from '../self-issued.ts';

const LIST = '1.3.6.1.4.1.11129.2.4.2';
const POISON = '1.3.6.1.4.1.11129.2.4.3';

/** No certificate transparency timestamps inside (RFC 6962, 3.3). They may still come with the handshake. */
export const sctMissing: Check = {
  facts: [],
  parameters: [],
  run: (subject) => {
    if (subject.scts.length > 0 || isSelfIssued(subject)) return [];
    return subject.extensions.some(({ oid }) => oid === LIST || oid === POISON) ? [] : [{}];
  },
};
