import type { Subject } from '../x509/subject.ts';
import type { AuthorityFacts } from './authority.ts';
import { isSameName } from './is-same-name.ts';

/**
 * How an authority was found to be the issuer. signature: its key verified the certificate; key-identifier: AKI equals SKI;
 * name-only: nothing but the name speaks for it. GRCA and GRCA2 share one name, so do GCA and GCA2: a certificate with an AKI
 * that is `name-only` was issued by another key of that name, one without may have been.
 */
export type IssuerEvidence = 'signature' | 'key-identifier' | 'name-only';

export interface IssuerMatch<Known extends AuthorityFacts = AuthorityFacts> {
  authority: Known;
  by: IssuerEvidence;
}

/**
 * The known CA certificate that `subject` itself is: by its SHA-256 fingerprint, or, for a re-issue not on file,
 * by the same key under the same name from the same issuer. The latter is a likeness, not a proof: only a verified
 * signature makes a certificate trustworthy.
 */
export function identifyAuthority<Known extends AuthorityFacts>(subject: Subject, authorities: readonly Known[]): Known | null {
  if (subject.kind !== 'certificate') return null;
  const sha256 = subject.fingerprints?.sha256;
  const exact = authorities.find((authority) => authority.sha256 === sha256);
  if (exact !== undefined) return exact;
  return authorities.find((authority) => isReissue(subject, authority)) ?? null;
}

function isReissue(subject: Subject, authority: AuthorityFacts): boolean {
  return (
    subject.spkiSha256 === authority.spkiSha256 &&
    isSameName(subject.subject, authority.subject) &&
    isSameName(subject.issuer, authority.issuer) &&
    subject.aki === authority.aki
  );
}

/**
 * The known CA certificates that may have issued `subject` (a certificate), the best evidence only: where a key identifier
 * matches, no same-named sibling is returned. Cross certificates share a key, so there can be several. Empty: none known.
 * `confirmIssuers` goes on to the signature.
 */
export function findIssuers<Known extends AuthorityFacts>(subject: Subject, authorities: readonly Known[]): IssuerMatch<Known>[] {
  const namesakes = authorities.filter(
    (authority) => isSameName(subject.issuer, authority.subject) && authority.sha256 !== subject.fingerprints?.sha256,
  );
  const { aki } = subject;
  const sameKey = aki === null ? [] : namesakes.filter((authority) => identifiersOfKey(authority, authorities).has(aki));
  if (sameKey.length > 0) return sameKey.map((authority) => ({ authority, by: 'key-identifier' }));
  return namesakes.map((authority) => ({ authority, by: 'name-only' }));
}

/** TWCA Global Root CA carries no SKI, but its cross certificate is of the same key and does. */
function identifiersOfKey(authority: AuthorityFacts, authorities: readonly AuthorityFacts[]): Set<string | null> {
  return new Set(authorities.filter(({ spkiSha256 }) => spkiSha256 === authority.spkiSha256).map(({ ski }) => ski));
}
