import type { ChainReport } from '../chain/chain-report.ts';
import type { Facts } from '../facts.ts';
import type { InspectedObject } from '../inspect/inspect-input.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { Subject } from '../x509/subject.ts';
import type { CriterionCode, ProbeCode } from './probe-codes.ts';
import type { ProbeRecord } from './probe-record.ts';

/** Something to say of a server. `unseen` keeps us from a verdict without speaking against it. */
export interface ProbeFinding {
  code: ProbeCode;
  severity: 'error' | 'unseen' | 'warning' | 'info';
  facts: Facts;
}

/** One published criterion: kept, broken, or not seen. Its text, source and date are in `content/messages/probe.yaml`. */
export interface Criterion {
  code: CriterionCode;
  result: 'kept' | 'broken' | 'unseen';
}

/** Products whose own repair can be shown. */
export const serverProducts = ['iis', 'nginx', 'apache', 'tomcat', 'haproxy', 'other'] as const;
export type ServerProduct = (typeof serverProducts)[number];

/** What one record amounts to. */
export interface ProbeVerdict {
  record: ProbeRecord;
  /** What was sent, decoded, in its order. */
  sent: Subject[];
  /** The chain, judged for the name that was asked for; null where no certificate was seen. */
  report: ChainReport | null;
  /** The server's certificate by our rules; null where none was seen. */
  leaf: InspectedObject | null;
  /** The worst first. What the chain and the certificate themselves are found guilty of stands in `report` and `leaf`. */
  findings: ProbeFinding[];
  criteria: Criterion[];
  verdict: Verdict;
  /** Guessed from the Server field of the HTTP answers; null where it says nothing. */
  product: ServerProduct | null;
}
