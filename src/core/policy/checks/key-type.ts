import type { Check } from '../check.ts';
import { listParameter } from '../parameter.ts';

/** Kinds of key: none but the accepted ones, or any of the refused ones (BR 6.1.5, 7.1.3.1). */
export const keyType: Check = {
  facts: ['type'],
  parameters: ['accepted', 'refused'],
  run: ({ key }, parameters) => {
    if (!key) return [];
    const accepted = listParameter(parameters, 'accepted');
    const refused = listParameter(parameters, 'refused');
    const hit = refused.includes(key.type) || (accepted.length > 0 && !accepted.includes(key.type));
    return hit ? [{ type: key.type }] : [];
  },
};
