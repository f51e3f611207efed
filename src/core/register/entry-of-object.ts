import type { AuthorityFacts } from '../authority/authority.ts';
import { findIssuers } from '../authority/identify-authority.ts';
import { keyName } from '../compare/compare.ts';
import type { InspectedObject } from '../inspect/inspect-input.ts';
import { roleOf } from '../policy/role-of.ts';
import { issuerName, subjectName } from '../x509/called-name.ts';
import { emptyEntry, type RegisterEntry, type Sighting } from './register-entry.ts';

/** A certificate that was read and judged, as an entry; null for requests, keys and whatever else is no certificate. */
export function entryOfObject(
  { subject, findings, verdict }: InspectedObject,
  sighting: Sighting,
  authorities: readonly AuthorityFacts[],
): RegisterEntry | null {
  if (subject.kind !== 'certificate') return null;
  const names = subject.san.filter(({ type }) => type === 'dns' || type === 'ip').map(({ value }) => value.toLowerCase());
  const called = subjectName(subject);
  const role = roleOf(subject, { authorities, host: null });
  const [first] = findings;
  return {
    ...emptyEntry(sighting),
    sha256: subject.fingerprints?.sha256 ?? null,
    sha1: subject.fingerprints?.sha1 ?? null,
    serialHex: subject.serialHex,
    name: (role === 'ca' ? undefined : names[0]) ?? called,
    names: names.length > 0 ? names : [called.toLowerCase()],
    hasAllNames: true,
    issuer: issuerName(subject),
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    key: subject.key ? keyName(subject.key) : '',
    spkiSha256: subject.spkiSha256,
    uses: subject.extendedKeyUsage,
    role,
    issuedBy: findIssuers(subject, authorities)[0]?.authority.id ?? null,
    firstSct: subject.scts.map(({ timestamp }) => timestamp).sort()[0] ?? null,
    verdict,
    reason: first ? { rule: first.rule, facts: first.facts } : null,
  };
}
