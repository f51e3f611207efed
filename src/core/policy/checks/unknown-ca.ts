import type { Check } from '../check.ts';
import { identifyAuthority } from '../../authority/identify-authority.ts';
import { excerpt } from '../../text/excerpt.ts';
import { subjectName } from '../../x509/called-name.ts';

/** A CA certificate we have no record of. */
export const unknownCa: Check = {
  facts: ['subject'],
  parameters: [],
  run: (subject, _, { authorities }) => (identifyAuthority(subject, authorities) ? [] : [{ subject: excerpt(subjectName(subject)) }]),
};
