import type { Check } from '../check.ts';
import { hostNames } from '../host-names.ts';
import { numberParameter } from '../parameter.ts';

/** How many different names are asked for (S09, S27: one; GTLSCA's terms: by class of the site). */
export const nameCount: Check = {
  facts: ['count', 'above', 'upTo'],
  parameters: ['above', 'upTo'],
  run: (subject, parameters) => {
    const above = numberParameter(parameters, 'above');
    const upTo = numberParameter(parameters, 'upTo');
    const count = hostNames(subject).length;
    return count > (above ?? 0) && (upTo === null || count <= upTo) ? [{ count, above, upTo }] : [];
  },
};
