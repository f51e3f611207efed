import type { Subject } from '../x509/subject.ts';
import { readOcspText } from './ocsp-text.ts';
import { mayBePrinted } from './may-say.ts';
import type { RevocationEvidence } from './revocation.ts';

/** What one input says of revocation: its objects, and what OpenSSL printed. `text` is empty for binary input. */
export function evidenceIn(subjects: readonly Subject[], text: string): RevocationEvidence {
  const printed = mayBePrinted(text) ? readOcspText(text) : [];
  return {
    crls: subjects.filter(({ kind }) => kind === 'crl'),
    ocsp: subjects.flatMap(({ kind, der }) => (kind === 'ocsp-response' && der !== null ? [der] : [])),
    printed: printed.length === 0 ? [] : [printed],
  };
}

export function isEmpty({ crls, ocsp, printed }: RevocationEvidence): boolean {
  return crls.length + ocsp.length + printed.length === 0;
}

export function together(given: readonly RevocationEvidence[]): RevocationEvidence {
  return {
    crls: given.flatMap(({ crls }) => crls),
    ocsp: given.flatMap(({ ocsp }) => ocsp),
    printed: given.flatMap(({ printed }) => printed),
  };
}
