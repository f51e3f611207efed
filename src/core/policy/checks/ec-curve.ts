import type { Check } from '../check.ts';
import { listParameter, textParameter } from '../parameter.ts';

/** Elliptic curves that CAs accept (BR 6.1.5: P-256, P-384, P-521). */
export const ecCurve: Check = {
  facts: ['curve', 'allowed'],
  parameters: ['allowed'],
  run: ({ key }, parameters) => {
    if (!key || key.type !== 'EC' || (key.curve !== null && listParameter(parameters, 'allowed').includes(key.curve))) return [];
    return [{ curve: key.curve, allowed: textParameter(parameters, 'allowed') }];
  },
};
