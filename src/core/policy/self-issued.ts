import type { Verification } from '../crypto/verification.ts';
import type { Subject } from '../x509/subject.ts';

/** Do subject and issuer carry the same name? (RFC 5280, 3.2: self-issued.) A cross certificate such as GRCA's may, with another key. */
export function isSelfIssued(subject: Subject): boolean {
  const left = subject.subject?.der;
  const right = subject.issuer?.der;
  if (subject.kind !== 'certificate' || !left || !right || left.length !== right.length) return false;
  return left.every((byte, index) => byte === right[index]);
}

/** Is the certificate signed with its own key? Where the signature was not verified, the key identifiers decide. */
export function isSelfSigned(subject: Subject, verification: Verification | null): boolean {
  if (!isSelfIssued(subject)) return false;
  if (verification?.valid === true) return true;
  return subject.aki === null || subject.aki === subject.ski;
}
