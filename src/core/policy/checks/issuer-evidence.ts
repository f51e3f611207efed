import type { Check } from '../check.ts';
import { findIssuers } from '../../authority/identify-authority.ts';
import { isSelfSigned } from '../self-issued.ts';
import { textParameter } from '../parameter.ts';

/** The issuer's name is known and that is all: `aki` present means another key of that name, absent that there is none to compare (RFC 5280, 4.2.1.1). */
export const issuerEvidence: Check = {
  facts: ['authority', 'name', 'aki'],
  parameters: ['aki'],
  run: (subject, parameters, { authorities, verification }) => {
    if (isSelfSigned(subject, verification)) return [];
    const first = findIssuers(subject, authorities)[0];
    const aki = subject.aki === null ? 'absent' : 'present';
    if (!first || first.by !== 'name-only' || aki !== textParameter(parameters, 'aki')) return [];
    return [{ authority: first.authority.id, name: first.authority.name, aki: subject.aki }];
  },
};
