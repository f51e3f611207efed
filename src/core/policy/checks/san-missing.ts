import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { commonNames } from '../host-names.ts';
import { hasLostAttribute, hasUnreadableExtension } from '../unreadable.ts';

/** No host name in the subject alternative name (RFC 9525, 6.3; BR 7.1.2.7.12). An extension that is there but unreadable is not missing. */
export const sanMissing: Check = {
  facts: ['cn'],
  parameters: [],
  run: (subject) => {
    if (subject.san.some(({ type }) => type === 'dns' || type === 'ip') || hasUnreadableExtension(subject, '2.5.29.17')) return [];
    const cn = commonNames(subject)[0];
    if (cn !== undefined) return [{ cn: excerpt(cn) }];
    // A request without any name is told so by a rule of its own, and what could not be read is not missing.
    return subject.kind === 'csr' || hasLostAttribute(subject.unreadable) ? [] : [{ cn: null }];
  },
};
