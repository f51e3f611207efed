import type { Rule } from '../../core/policy/rule.ts';

/** The rules that have come so far; those about requests and those about certificates are scripts of their own and have some in common. */
export function judgingRules(): Rule[] {
  const rules = Object.values(globalThis.kbRules ?? {}).flat();
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
