import type { Severity } from '../policy/finding.ts';

/**
 * Everything a chain can be found guilty of. `error` makes the chain unusable, `warning` leaves it usable and says what some
 * clients or editors will trip over, `info` is a remark. The facts are in code-facts.ts, the words in `content/messages/chain-problems.yaml`.
 */
export const chainCodes = {
  'missing-intermediate': 'error',
  'root-not-at-hand': 'error',
  'untrusted-root': 'error',
  'self-signed-leaf': 'error',
  expired: 'error',
  'not-yet-valid': 'error',
  'anchor-expired': 'error',
  'algorithm-mismatch': 'error',
  'bad-signature': 'error',
  'signature-not-checked': 'error',
  'unsupported-key': 'error',
  'wrong-issuer-generation': 'error',
  'key-identifier-mismatch': 'error',
  'issuer-serial-mismatch': 'error',
  'wrong-sibling': 'error',
  'wrong-family': 'error',
  'not-a-ca': 'error',
  'path-too-long': 'error',
  'no-cert-sign': 'error',
  'name-constraint': 'error',
  'name-encoding': 'error',
  'no-usable-name': 'error',
  'must-staple': 'error',
  'leaf-rule': 'error',
  'host-mismatch': 'error',
  'wrong-purpose': 'error',
  'weak-key': 'error',
  'weak-signature': 'error',
  'unknown-critical': 'error',
  policy: 'error',
  malformed: 'error',
  'distrusted-authority': 'error',
  'no-leaf': 'error',
  'leaf-not-first': 'error',
  'cross-missing': 'warning',
  'wrong-order': 'warning',
  'extra-certificate': 'warning',
  'duplicate-certificate': 'warning',
  'root-sent': 'info',
  'ca-as-leaf': 'warning',
  'search-limit': 'warning',
} as const satisfies Record<string, Severity>;

/** One of the keys of `chainCodes`. */
export type ChainCode = keyof typeof chainCodes;
