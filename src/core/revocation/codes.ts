import type { Severity } from '../policy/finding.ts';

/**
 * What a chain's report says of revocation where a CRL or an OCSP response was given, with the facts that each always carries.
 * The words are in `content/messages/revocation.yaml`.
 */
export const revocationCodes = {
  revoked: { severity: 'error', facts: ['subject', 'source', 'date', 'reason'] },
  'intermediate-revoked': { severity: 'error', facts: ['subject', 'source', 'date', 'reason'] },
  'on-hold': { severity: 'error', facts: ['subject', 'source', 'date'] },
  'revocation-unknown': { severity: 'warning', facts: ['subject', 'source'] },
  'revocation-unused': { severity: 'warning', facts: ['subject', 'source', 'reason', 'date'] },
  'revocation-unrelated': { severity: 'warning', facts: ['source', 'issuer'] },
  'revocation-whose': { severity: 'warning', facts: ['source', 'names'] },
  'revocation-no-answer': { severity: 'warning', facts: ['source', 'reason'] },
  'revocation-more': { severity: 'info', facts: ['count'] },
  'not-revoked': { severity: 'info', facts: ['subject', 'source', 'date'] },
} as const satisfies Record<string, { severity: Severity; facts: readonly string[] }>;

/** One of the keys of `revocationCodes`. */
export type RevocationCode = keyof typeof revocationCodes;

/** Words for facts that are codes themselves, and for what clients make of a revoked certificate, in the same file. */
export const revocationLabels: readonly string[] = [
  'client-revoked',
  ...['crl', 'ocsp', 'ocsp-text'].map((source) => `source-${source}`),
  ...['none', 'unspecified', 'key-compromise', 'ca-compromise', 'affiliation-changed', 'superseded', 'cessation-of-operation'],
  ...['certificate-hold', 'privilege-withdrawn', 'aa-compromise'],
  ...['stale', 'future', 'bad-signature', 'not-verified', 'unreadable', 'not-signed-by-issuer', 'issuer-absent', 'no-crl-sign', 'no-dates'],
  ...['unknown-hash', 'other-point'],
  ...['delta', 'indirect', 'some-reasons', 'only-users', 'only-cas', 'only-attributes', 'unknown-critical'],
  ...['malformed-request', 'internal-error', 'try-later', 'sig-required', 'unauthorized', 'other'],
].map((name) => (/^(?:source|client)-/.test(name) ? name : `reason-${name}`));
