import type { Subject } from '../x509/subject.ts';

/** Ends the organisation's name in every practice certificate, as subject and as issuer. By it they are known, whoever looks at them. */
export const PRACTICE_MARK = 'GOV-TLS-KB PRACTICE ONLY';

/**
 * Whether a certificate was made for practice: its issuer says so. Whoever writes the mark into another certificate has one that nobody
 * takes for a real one either.
 */
export function isPractice({ kind, issuer }: Pick<Subject, 'kind' | 'issuer'>): boolean {
  return kind === 'certificate' && issuer?.text.includes(PRACTICE_MARK) === true;
}
