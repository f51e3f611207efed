import type { PublicKey, Signature } from '../x509/subject.ts';
import { prepare } from './prepare.ts';
import type { Verification, Verify } from './verification.ts';
import { verifyWithSubtle } from './web-crypto.ts';
import type { SubtleLike } from './web-crypto.ts';

/** Checks a signature in JavaScript alone: `verifyInJavaScript` of fallback.ts, which pages load as a bundle of its own. */
export type Fallback = (signature: Signature, signer: PublicKey) => Verification;

export interface VerifyOptions {
  /** `crypto.subtle`, or null where there is none: plain-http intranet hosts, some `file://` pages. */
  subtle: SubtleLike | null;
  /** Called when Web Crypto is missing or cannot tell; a failure to load is tried again at the next signature. */
  loadFallback: () => Promise<Fallback> | Fallback;
}

/** Makes the function that checks signatures: with Web Crypto where it can tell, in JavaScript where it cannot. It never rejects. */
export function createVerify({ subtle, loadFallback }: VerifyOptions): Verify {
  return async (signature, signer) => {
    const prepared = prepare(signature, signer);
    if ('valid' in prepared) return prepared;
    if (subtle !== null) {
      const valid = await verifyWithSubtle(subtle, prepared.scheme, prepared.key, signature, signer);
      if (valid !== null) return { valid };
    }
    try {
      const fallback = await loadFallback();
      return fallback(signature, signer);
    } catch {
      return { valid: null, reason: 'unsupported-here' };
    }
  };
}
