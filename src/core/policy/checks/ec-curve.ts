import type { Check } from '../check.ts';
import { listParameter, textParameter } from '../parameter.ts';

/** Elliptic curves: none but the allowed ones (BR 6.1.5: P-256, P-384, P-521), or any of the refused ones. */
export const ecCurve: Check = {
  facts: ['curve', 'allowed'],
  parameters: ['allowed', 'refused'],
  run: ({ key }, parameters) => {
    if (!key || key.type !== 'EC') return [];
    const allowed = listParameter(parameters, 'allowed');
    const { curve } = key;
    const hit =
      (curve !== null && listParameter(parameters, 'refused').includes(curve)) ||
      (allowed.length > 0 && (curve === null || !allowed.includes(curve)));
    if (!hit) return [];
    return [{ curve, allowed: textParameter(parameters, 'allowed') }];
  },
};
