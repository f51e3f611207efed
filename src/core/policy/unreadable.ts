import type { Subject, Unreadable } from '../x509/subject.ts';

/**
 * May an extension be there although nothing of it was decoded? Then its absence must not be claimed: it, an extension whose
 * OID is lost ("extension #3"), the whole list could not be read, or the key that stands before it is broken off.
 */
export function hasUnreadableExtension(subject: Subject, oid: string): boolean {
  return subject.unreadable.some(
    ({ part }) =>
      part === `extension ${oid}` ||
      part === 'extensions' ||
      part === 'subjectPublicKeyInfo' ||
      part.startsWith('extension #') ||
      part.startsWith('attribute'),
  );
}

/** May the subject have had attributes that were lost? Then none of them must be called missing. */
export function hasLostAttribute(unreadable: readonly Unreadable[]): boolean {
  return unreadable.some(({ part }) => part === 'subject' || part.startsWith('subject.'));
}
