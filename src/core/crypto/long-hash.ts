import { sha384 as nobleSha384, sha512 as nobleSha512 } from '@noble/hashes/sha2.js';

// Apart from the hashes of fingerprints, which every page with a certificate loads.

export function sha384(bytes: Uint8Array): Uint8Array {
  return nobleSha384(bytes);
}

export function sha512(bytes: Uint8Array): Uint8Array {
  return nobleSha512(bytes);
}
