import type { Check } from '../check.ts';

/** cA=TRUE where a server's certificate is meant (RFC 5280, 4.2.1.9; BR 7.1.2.7.8). */
export const caFlag: Check = {
  facts: ['pathLength'],
  parameters: [],
  run: ({ basicConstraints }) => (basicConstraints?.ca === true ? [{ pathLength: basicConstraints.pathLength }] : []),
};
