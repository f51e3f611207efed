import type { Check } from '../check.ts';
import { authorityPath } from '../authority-path.ts';
import { issuersByKey } from '../issuers-by-key.ts';
import { listParameter } from '../parameter.ts';

/** Issued in one of some hierarchies, by the issuer's key. `path` is the issuer and those above it. */
export const issuerFamily: Check = {
  facts: ['authority', 'name', 'path', 'advice'],
  parameters: ['families', 'status'],
  run: (subject, parameters, { authorities }) => {
    const families = listParameter(parameters, 'families');
    const statuses = listParameter(parameters, 'status');
    const found = issuersByKey(subject, authorities).find(
      ({ family, status }) => families.includes(family) && (statuses.length === 0 || statuses.includes(status)),
    );
    if (!found) return [];
    return [{ authority: found.id, name: found.name, path: authorityPath(found, authorities), advice: found.advice }];
  },
};
