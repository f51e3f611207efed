import { sha1 as nobleSha1 } from '@noble/hashes/legacy.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';

// WebCrypto's digest is asynchronous and missing on plain-http pages, so fingerprints are made in JavaScript everywhere.

/** SHA-1, for the thumbprints Windows shows; never for judging a signature. */
export function sha1(bytes: Uint8Array): Uint8Array {
  return nobleSha1(bytes);
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes);
}
