import type { Facts } from '../facts.ts';
import type { Asn1Code } from './codes.ts';

/**
 * Why and where reading stopped. Thrown by the readers and caught by `attempt` of the decoder, which turns it into data.
 * Not an `Error` on purpose: collecting a stack for each of thousands of broken elements would cost seconds.
 */
export class DerError {
  readonly code: Asn1Code;
  /** Byte offset from the start of the object. */
  readonly offset: number;
  readonly facts: Facts;

  constructor(code: Asn1Code, offset: number, facts: Facts = {}) {
    this.code = code;
    this.offset = offset;
    this.facts = facts;
  }
}
