import type { Subject, Unreadable } from '../x509/subject.ts';

/** Extensions that a path check reads; what is wrong in any other matters only if it is critical. */
const READ = new Set(['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.30', '2.5.29.32', '2.5.29.35', '2.5.29.36', '2.5.29.37']);

/** The first unreadable part without which no verdict on the certificate can be given; null if there is none. */
export function fatalPart(subject: Subject): Unreadable | null {
  return subject.unreadable.find((entry) => isFatal(subject, entry)) ?? null;
}

function isFatal(subject: Subject, { part, reason }: Unreadable): boolean {
  if (part.startsWith('extension ')) {
    const oid = part.slice('extension '.length);
    const critical = subject.extensions.some((extension) => extension.oid === oid && extension.critical);
    // Characters that are not of their string type change nothing about who signed what.
    if (reason === 'bad-string') return false;
    return critical || READ.has(oid) || oid.startsWith('#');
  }
  return reason !== 'bad-string' && part !== 'serialNumber';
}

/** Why one of these parts could not be read as it must be for a verdict; null where they could. Odd characters do not count. */
export function faultIn({ unreadable }: Subject, parts: readonly string[]): string | null {
  return unreadable.find(({ part, reason }) => parts.includes(part) && reason !== 'bad-string')?.reason ?? null;
}
