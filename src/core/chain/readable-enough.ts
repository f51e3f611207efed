import type { Subject, Unreadable } from '../x509/subject.ts';

/**
 * Extensions that clients read of every certificate, and refuse it where they cannot (boringssl/pki/parsed_certificate.cc); what is
 * wrong in any other matters only if it is critical.
 */
const READ = new Set([...[14, 15, 17, 19, 30, 31, 32, 33, 35, 36, 37, 54].map((arc) => `2.5.29.${arc}`), '1.3.6.1.5.5.7.1.1']);

/** The first unreadable part without which no verdict on the certificate can be given; null if there is none. */
export function fatalPart(subject: Subject): Unreadable | null {
  return subject.unreadable.find((entry) => isFatal(subject, entry)) ?? null;
}

function isFatal(subject: Subject, { part, reason }: Unreadable): boolean {
  if (part.startsWith('extension ')) {
    const oid = part.slice('extension '.length);
    const critical = subject.extensions.some((extension) => extension.oid === oid && extension.critical);
    if (reason === 'duplicate-extension') return true;
    // Characters that are not of their string type change nothing about who signed what; in an address Chromium minds them.
    if (reason === 'bad-string') return oid === '1.3.6.1.5.5.7.1.1';
    return critical || READ.has(oid) || oid.startsWith('#');
  }
  return reason !== 'bad-string' && part !== 'serialNumber';
}

/** Why one of these parts could not be read as it must be for a verdict; null where they could. Odd characters do not count. */
export function faultIn({ unreadable }: Subject, parts: readonly string[]): string | null {
  return unreadable.find(({ part, reason }) => parts.includes(part) && reason !== 'bad-string')?.reason ?? null;
}
