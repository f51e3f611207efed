import type { AuthorityFacts } from '../authority/authority.ts';
import { findIssuers } from '../authority/identify-authority.ts';
import type { Subject } from '../x509/subject.ts';

/** The authorities that may have issued a certificate, linked by key, never by name alone. */
export function issuersByKey(subject: Subject, authorities: readonly AuthorityFacts[]): AuthorityFacts[] {
  return findIssuers(subject, authorities)
    .filter(({ by }) => by === 'signature' || by === 'key-identifier')
    .map(({ authority }) => authority);
}
