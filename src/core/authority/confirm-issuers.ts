import type { Verify } from '../crypto/verification.ts';
import type { Subject } from '../x509/subject.ts';
import type { IssuerMatch } from './identify-authority.ts';

/**
 * Puts matches to the proof with the CA certificates at hand: a match whose key verifies the signature becomes `signature`,
 * one whose key refutes it is dropped, and one whose key is not in `pool` stays as it is.
 */
export async function confirmIssuers(
  subject: Subject,
  matches: readonly IssuerMatch[],
  pool: readonly Subject[],
  verify: Verify,
): Promise<IssuerMatch[]> {
  const confirmed: IssuerMatch[] = [];
  for (const match of matches) {
    const key = pool.find(({ spkiSha256 }) => spkiSha256 === match.authority.spkiSha256)?.key ?? null;
    const { valid } = key === null || subject.signature === null ? { valid: null } : await verify(subject.signature, key);
    if (valid !== false) confirmed.push(valid === true ? { ...match, by: 'signature' } : match);
  }
  return confirmed;
}
