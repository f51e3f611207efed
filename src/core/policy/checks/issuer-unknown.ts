import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { findIssuers } from '../../authority/identify-authority.ts';
import { issuerName } from '../../x509/called-name.ts';
import { isSelfSigned } from '../self-issued.ts';

/** Issued by somebody we have no record of. Says nothing where there are no records at all. */
export const issuerUnknown: Check = {
  facts: ['issuer'],
  parameters: [],
  run: (subject, _, { authorities, verification }) => {
    if (authorities.length === 0 || !subject.issuer || isSelfSigned(subject, verification)) return [];
    return findIssuers(subject, authorities).length > 0 ? [] : [{ issuer: excerpt(issuerName(subject)) }];
  },
};
