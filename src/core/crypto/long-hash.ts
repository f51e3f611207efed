interface DigestLike {
  subtle?: { digest(algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> };
}

/**
 * SHA-384 or SHA-512 by Web Crypto, which is not worth a script of its own; null where there is none, as on plain-http pages, and for any
 * other hash.
 */
export async function longHash(name: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  const { crypto } = globalThis as { crypto?: DigestLike };
  if (crypto?.subtle === undefined || !/^SHA-(?:384|512)$/.test(name)) return null;
  return new Uint8Array(await crypto.subtle.digest(name, bytes));
}
