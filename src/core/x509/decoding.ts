import type { Facts } from '../facts.ts';
import type { Problem } from '../problem.ts';
import type { Asn1Code } from '../asn1/codes.ts';
import { DerError } from '../asn1/der-error.ts';
import type { Subject } from './subject.ts';

/** What one object's decoding has found so far. `problems` are faults of the frame, the rest goes to `subject.unreadable`. */
export interface Decoding {
  subject: Subject;
  problems: Problem[];
}

export function addProblem(decoding: Decoding, code: Asn1Code, facts: Facts): void {
  decoding.problems.push({ code, line: decoding.subject.line, column: null, facts });
}

/** Says once that a part could not be read. */
export function addUnreadable(decoding: Decoding, part: string, reason: Asn1Code): void {
  const { unreadable } = decoding.subject;
  if (!unreadable.some((entry) => entry.part === part && entry.reason === reason)) unreadable.push({ part, reason });
}

/** Names a fault: in `unreadable`, and as a problem of the frame where `path` says of which field. */
export function tell(decoding: Decoding, part: string, path: string | null, { code, offset, facts }: DerError): void {
  addUnreadable(decoding, part, code);
  if (path !== null) addProblem(decoding, code, { field: path, offset, ...facts });
}

/** Runs `read`; what it throws is kept as data and the answer is null. `path` makes it a problem of the frame as well. */
export function attempt<Result>(decoding: Decoding, part: string, path: string | null, read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    tell(decoding, part, path, error);
    return null;
  }
}
