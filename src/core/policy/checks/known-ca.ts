import type { Check } from '../check.ts';
import { identifyAuthority } from '../../authority/identify-authority.ts';
import { listParameter } from '../parameter.ts';

/** A CA certificate we have a record of, found by its fingerprint, or as a re-issue of one by its key. */
export const knownCa: Check = {
  facts: ['authority', 'name', 'status', 'advice'],
  parameters: ['statuses'],
  run: (subject, parameters, { authorities }) => {
    const statuses = listParameter(parameters, 'statuses');
    const found = identifyAuthority(subject, authorities);
    if (!found || (statuses.length > 0 && !statuses.includes(found.status))) return [];
    return [{ authority: found.id, name: found.name, status: found.status, advice: found.advice }];
  },
};
