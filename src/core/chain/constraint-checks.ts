import { checkNameConstraints } from './name-constraints.ts';
import { checkAsOpenssl } from './openssl-checks.ts';
import { checkPolicies } from './policies.ts';

/** What is asked only where a certificate constrains those below it, or names the one above by more than its key (`mayConstrain`). */
export const constraintChecks = { checkNameConstraints, checkPolicies, checkAsOpenssl };
