import type { Subject } from '../x509/subject.ts';

/** Name constraints, policy mappings, policy constraints, without one of which names and policies decide nothing; Netscape's certificate type. */
const CONSTRAINTS = ['2.5.29.30', '2.5.29.33', '2.5.29.36', '2.16.840.1.113730.1.1'];
const POLICIES = '2.5.29.32';
const AUTHORITY_KEY_ID = '2.5.29.35';

/** Whether `constraintChecks` may find something in a path with this certificate. Where a part cannot be read, one of them may be in it. */
export function mayConstrain({ extensions, unreadable }: Subject): boolean {
  return (
    unreadable.length > 0 ||
    extensions.some(
      ({ oid, critical, value }) =>
        CONSTRAINTS.includes(oid) || (oid === POLICIES && critical) || (oid === AUTHORITY_KEY_ID && namesIssuer(value)),
    )
  );
}

/** An authority key identifier that begins with no key identifier, or does not end with it. */
function namesIssuer([, , tag, length = 0, ...rest]: Uint8Array): boolean {
  return tag !== 0x80 || rest.length > length;
}
