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

const LIMIT = 20_000;
const MOST = 50;
/** `openssl sha256` ("SHA2-256(stdin)= …", "(stdin)= …"), `sha256sum` ("… -"), or the value alone. */
const LINE = /^(?:(?:SHA2?-?256)?\(?stdin\)?=\s*)?([0-9a-f]{64})(?:\s+\*?-)?$/i;

/** SHA-256 values that stand on lines of their own, lower case, each once, at most 50, in the first 20,000 characters. */
export function hashLines(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.slice(0, LIMIT).split('\n')) {
    const value = LINE.exec(line.trim())?.[1];
    if (value !== undefined && found.size < MOST) found.add(value.toLowerCase());
  }
  return [...found];
}
