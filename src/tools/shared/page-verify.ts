import type { Verify } from '../../core/crypto/verification.ts';
import { createVerify } from '../../core/crypto/verify.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** Checks signatures on a page; `fallback` is the address of the script that does so where Web Crypto is missing or cannot tell. */
export function pageVerify(fallback: string): Verify {
  return createVerify({
    subtle: (crypto as Partial<Crypto>).subtle ?? null,
    loadFallback: async () => {
      if (!globalThis.kbVerifyInJavaScript) await loadScript(fallback);
      if (!globalThis.kbVerifyInJavaScript) throw new Error('The fallback did not define itself.');
      return globalThis.kbVerifyInJavaScript;
    },
  });
}
