import type { Facts } from '../facts.ts';
import type { Client, Refusals } from '../policy/client.ts';
import type { Severity } from '../policy/finding.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { chainCodes } from './codes.ts';
import type { ChainCode } from './codes.ts';

/** A problem before it is filled in who refuses because of it. */
export interface FoundProblem extends ChainProblem {
  /** Clients that refuse, where they are not all of those that the problem's code names. */
  only?: readonly Client[];
}

/**
 * A problem about one certificate, with the severity its code has unless another is given. Who refuses because of it is filled in from
 * the code later where it is not given (judge-clients.ts).
 */
export function problemOf(code: ChainCode, about: Subject, facts: Facts, severity?: Severity, refusedBy?: Refusals): ChainProblem {
  const problem = { code, cert: fingerprintOf(about), severity: severity ?? chainCodes[code], facts };
  return refusedBy === undefined ? problem : { ...problem, refusedBy };
}

/** SHA-256 of the certificate, its identity throughout a report. */
export function fingerprintOf(subject: Subject): string {
  return subject.fingerprints?.sha256 ?? '';
}

/** The subject's name as text. */
export function titleOf(subject: Subject): string {
  return subject.subject?.text ?? '';
}
