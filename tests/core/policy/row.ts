import type { Facts } from '../../../src/core/facts.ts';
import type { Context } from '../../../src/core/policy/context.ts';
import type { Severity } from '../../../src/core/policy/finding.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

/** A rule, an object it objects to, one it leaves alone, and what the finding says. `badIn` and `goodIn` replace `in`. */
export interface Row {
  rule: string;
  bad: Subject;
  good: Subject;
  severity: Severity;
  facts?: Facts;
  in?: Partial<Context>;
  badIn?: Partial<Context>;
  goodIn?: Partial<Context>;
}
