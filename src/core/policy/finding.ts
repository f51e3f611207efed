import type { Facts } from '../facts.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One judgement: which rule (an id in `content/rules`), how bad, and the facts its message's holes take. */
export interface Finding {
  rule: string;
  severity: Severity;
  facts: Facts;
}
