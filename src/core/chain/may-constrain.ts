import type { Subject } from '../x509/subject.ts';

/** Name constraints, policy mappings, policy constraints: without one of them names and policies decide nothing. */
const CONSTRAINTS = ['2.5.29.30', '2.5.29.33', '2.5.29.36'];
const POLICIES = '2.5.29.32';

/** Whether `constraintChecks` may find something in a path with this certificate. Where a part cannot be read, one of them may be in it. */
export function mayConstrain({ extensions, unreadable }: Subject): boolean {
  return unreadable.length > 0 || extensions.some(({ oid, critical }) => CONSTRAINTS.includes(oid) || (oid === POLICIES && critical));
}
