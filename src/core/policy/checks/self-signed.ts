import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { subjectName } from '../../x509/called-name.ts';
import { isSelfSigned } from '../self-issued.ts';

/** A server's certificate that is its own issuer (RFC 5280, 3.2). */
export const selfSigned: Check = {
  facts: ['subject'],
  parameters: [],
  run: (subject, _, { verification }) => (isSelfSigned(subject, verification) ? [{ subject: excerpt(subjectName(subject)) }] : []),
};
