import { sha256 } from '../../core/crypto/hash.ts';
import { toHex } from '../../core/text/hex.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { writePem } from '../../core/x509/write-pem.ts';

export interface KeyHashes {
  /** What `openssl … -pubkey | openssl sha256` prints: the hash of the PEM text. */
  pem: string;
  /** Of the DER, the SPKI fingerprint. */
  der: string;
  /** Whatever the commands may print for this key; on Windows the PEM text has CR LF. */
  all: readonly string[];
}

/** The hashes by which people compare public keys. Null where the object has no readable key. */
export function keyHashes({ key, spkiSha256 }: Subject): KeyHashes | null {
  const text = key === null ? null : writePem('public-key', key.spki);
  if (text === null || spkiSha256 === null) return null;
  const hash = (content: string): string => toHex(sha256(new TextEncoder().encode(content)));
  const pem = hash(text);
  return { pem, der: spkiSha256, all: [pem, hash(text.replaceAll('\n', '\r\n')), spkiSha256] };
}
