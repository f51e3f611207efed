import type { Subject } from '../x509/subject.ts';

/** Whether it is worth looking for what OpenSSL prints of an OCSP response. */
export function mayBePrinted(text: string): boolean {
  return text.includes('This Update: ');
}

/** Whether an input may say something of revocation, so that everything needed for it is loaded. */
export function maySayRevoked(subjects: readonly Subject[], text: string): boolean {
  return subjects.some(({ kind }) => kind === 'crl' || kind === 'ocsp-response') || mayBePrinted(text);
}
