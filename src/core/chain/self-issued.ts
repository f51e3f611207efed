import type { Subject } from '../x509/subject.ts';
import { nameKey } from './name-key.ts';

/** Subject and issuer are the same name (RFC 5280 3.2): a self-signed root, or a key rollover certificate, which has another key. */
export function isSelfIssued(subject: Subject): boolean {
  const key = nameKey(subject.subject);
  return key !== null && key === nameKey(subject.issuer);
}
