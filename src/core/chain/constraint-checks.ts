import { checkNameConstraints } from './name-constraints.ts';
import { checkPolicies } from './policies.ts';

/** What is asked only where a certificate constrains those below it (`mayConstrain`). */
export const constraintChecks = { checkNameConstraints, checkPolicies };
