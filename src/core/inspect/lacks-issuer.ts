import { isSameName } from '../authority/is-same-name.ts';
import { keyIdMatch } from '../chain/key-id-match.ts';
import type { Subject } from '../x509/subject.ts';

/**
 * Whether certificates of authorities were pasted beside a server's certificate and none of them can have signed it, by name and key
 * identifier: whoever installs the two together serves a chain that is torn. False where no authority was pasted, which says nothing.
 */
export function lacksIssuer(subject: Subject, pasted: readonly Subject[]): boolean {
  if (subject.kind !== 'certificate' || isAuthority(subject) || isSameName(subject.issuer, subject.subject?.text ?? '')) return false;
  const authorities = pasted.filter((each) => each.kind === 'certificate' && isAuthority(each));
  return (
    authorities.length > 0 &&
    !authorities.some((each) => isSameName(subject.issuer, each.subject?.text ?? '') && keyIdMatch(subject, each) !== 'mismatch')
  );
}

const isAuthority = ({ basicConstraints }: Subject): boolean => basicConstraints?.ca === true;
