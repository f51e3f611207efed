import type { Check } from '../check.ts';
import { isSelfSigned } from '../self-issued.ts';
import { textParameter } from '../parameter.ts';

/**
 * The signature made with the object's own key: false, or not verified (RFC 2986, 4.2: it proves possession of the key).
 * A self-issued certificate signed with another key (a cross certificate) is none of this check's business.
 */
export const ownSignature: Check = {
  facts: ['reason'],
  parameters: ['outcome'],
  run: (subject, parameters, { verification }) => {
    const own = subject.kind === 'csr' || isSelfSigned(subject, null);
    // A printout has no signature, and the note about it says so. Where two algorithms are named, that is the fault, and `algorithms-differ` says so.
    if (!own || verification?.valid === true || subject.encoding === 'text' || subject.signature?.differs) return [];
    if (textParameter(parameters, 'outcome') === 'false') return verification?.valid === false ? [{ reason: null }] : [];
    if (verification?.valid === false) return [];
    return [{ reason: verification ? verification.reason : 'not-run' }];
  },
};
