import type { Rule } from '../policy/rule.ts';
import { lintChecks } from './lint-checks.ts';

/** Checks of `core/policy` that need nothing from here, and whose rules wait all the same: `mayBeOdd` is true of whatever they find. */
const COVERED = new Set(['eku-absent', 'eku-with', 'eku-without', 'name-form', 'version-number']);

/** Whether a rule comes only where an object looks unusual. Not one over which a client ends the connection: the chain asks those of every certificate. */
export function isLate({ check, refusedBy }: Pick<Rule, 'check' | 'refusedBy'>): boolean {
  return check in lintChecks || (COVERED.has(check) && refusedBy === undefined);
}
