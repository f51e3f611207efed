import type { Check } from '../check.ts';

/** The signature algorithm inside the signed part is another than the one outside (RFC 5280, 4.1.1.2: they must be the same). */
export const algorithmsDiffer: Check = {
  facts: ['inside', 'outside'],
  parameters: [],
  run: ({ signature }) => (signature?.differs ? [signature.differs] : []),
};
