import type { PublicKey, Signature } from '../x509/subject.ts';

/** The outcome of checking one signature. `valid: null` is "not verified", with the reason; it is never a guess. */
export type Verification =
  | { valid: true }
  | { valid: false }
  | { valid: null; reason: 'no-signer' | 'not-printed' | 'unknown-algorithm' | 'unreadable-key' | 'unsupported-here' };

/** Checks `signature` (which carries the signed bytes) with the signer's public key. Never rejects. */
export type Verify = (signature: Signature, signer: PublicKey) => Promise<Verification>;
