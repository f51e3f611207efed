import { verifyInJavaScript } from '../core/crypto/fallback.ts';

// The decoder's bundle asks for this one only where Web Crypto is missing or cannot tell.
globalThis.kbVerifyInJavaScript = verifyInJavaScript;
