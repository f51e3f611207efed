import type { Severity } from '../policy/finding.ts';

interface CodeEntry {
  severity: Severity;
  /** Names of the facts a problem of this code always carries. */
  facts: readonly string[];
}

/**
 * Everything a chain can be found guilty of. `error` makes the chain unusable, `warning` leaves it usable and says what some
 * clients or editors will trip over, `info` is a remark. The words are in `content/messages/chain.yaml`.
 */
export const chainCodes = {
  'missing-intermediate': { severity: 'error', facts: ['issuer', 'aki', 'authority', 'name', 'files', 'download'] },
  'root-not-at-hand': { severity: 'error', facts: ['issuer', 'aki', 'authority', 'name', 'files', 'download'] },
  'untrusted-root': { severity: 'error', facts: ['subject', 'authority', 'name'] },
  'self-signed-leaf': { severity: 'error', facts: ['subject'] },
  expired: { severity: 'error', facts: ['subject', 'notAfter', 'date', 'days'] },
  'not-yet-valid': { severity: 'error', facts: ['subject', 'notBefore', 'date', 'days'] },
  'anchor-expired': { severity: 'error', facts: ['subject', 'notAfter', 'date'] },
  'algorithm-mismatch': { severity: 'error', facts: ['subject', 'inside', 'outside'] },
  'bad-signature': { severity: 'error', facts: ['subject', 'issuer'] },
  'signature-not-checked': { severity: 'error', facts: ['subject', 'algorithm', 'reason'] },
  'unsupported-key': { severity: 'error', facts: ['subject', 'type'] },
  'wrong-issuer-generation': { severity: 'error', facts: ['subject', 'issuer', 'aki', 'found', 'foundSerial', 'authority', 'name'] },
  'key-identifier-mismatch': { severity: 'error', facts: ['subject', 'issuer', 'aki', 'found'] },
  'wrong-family': { severity: 'error', facts: ['needed', 'neededName', 'served', 'servedName'] },
  'not-a-ca': { severity: 'error', facts: ['subject', 'reason'] },
  'path-too-long': { severity: 'error', facts: ['subject'] },
  'no-cert-sign': { severity: 'error', facts: ['subject', 'usage'] },
  'name-constraint': { severity: 'error', facts: ['type', 'value', 'reason', 'by'] },
  'name-encoding': { severity: 'error', facts: ['subject', 'issuer'] },
  'no-usable-name': { severity: 'error', facts: ['names', 'count'] },
  'must-staple': { severity: 'error', facts: ['subject'] },
  'leaf-rule': { severity: 'error', facts: ['rule', 'reason'] },
  'host-mismatch': { severity: 'error', facts: ['host', 'names', 'count'] },
  'wrong-purpose': { severity: 'error', facts: ['subject', 'purpose', 'found'] },
  'weak-key': { severity: 'error', facts: ['subject', 'type', 'bits', 'minimum'] },
  'weak-signature': { severity: 'error', facts: ['subject', 'algorithm', 'hash'] },
  'unknown-critical': { severity: 'error', facts: ['subject', 'oid', 'name'] },
  policy: { severity: 'error', facts: ['subject', 'reason'] },
  malformed: { severity: 'error', facts: ['subject', 'part', 'reason'] },
  'distrusted-authority': { severity: 'error', facts: ['authority', 'name', 'platform', 'date', 'rule', 'reason'] },
  'no-leaf': { severity: 'error', facts: ['count'] },
  'leaf-not-first': { severity: 'error', facts: ['position', 'subject', 'leaf'] },
  'wrong-order': { severity: 'warning', facts: ['position', 'subject', 'leaf'] },
  'extra-certificate': { severity: 'warning', facts: ['count', 'subject'] },
  'duplicate-certificate': { severity: 'warning', facts: ['count', 'subject'] },
  'root-sent': { severity: 'info', facts: ['subject'] },
  'ca-as-leaf': { severity: 'warning', facts: ['subject'] },
  'search-limit': { severity: 'warning', facts: ['depth', 'paths', 'signatures'] },
} as const satisfies Record<string, CodeEntry>;

/** One of the keys of `chainCodes`. */
export type ChainCode = keyof typeof chainCodes;
